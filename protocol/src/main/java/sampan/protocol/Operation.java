package sampan.protocol;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The table of requests: each with its fields, those of its reply, and those of the pieces that may come
/// before.
@SuppressWarnings("ImmutableEnumChecker") // Shapes are immutable, though nothing of the library says so.
enum Operation {
    HELLO(RequestShapes.HELLO, ReplyShapes.WELCOME),
    PING(RequestShapes.PING, ReplyShapes.PONG),
    LIST(RequestShapes.LIST, ReplyShapes.LISTED, PartShapes.ENTRIES),
    DESCRIBE(RequestShapes.DESCRIBE, ReplyShapes.DESCRIBED),
    CHECK(RequestShapes.CHECK, ReplyShapes.CHECKED),
    GET(RequestShapes.GET, ReplyShapes.GOT),
    SUMS(RequestShapes.SUMS, ReplyShapes.SUMMED),
    PUT(RequestShapes.PUT, ReplyShapes.STORED),
    OFFER(RequestShapes.OFFER, ReplyShapes.OFFERED),
    CHUNK(RequestShapes.CHUNK, ReplyShapes.CHUNKS_STORED),
    SEED(RequestShapes.SEED, ReplyShapes.SEEDED),
    PUBLISH(RequestShapes.PUBLISH, ReplyShapes.PUBLISHED),
    DISCARD(RequestShapes.DISCARD, ReplyShapes.DONE),
    DRAFTS(RequestShapes.DRAFTS, ReplyShapes.COUNTED, PartShapes.DRAFTS),
    FOLDER(RequestShapes.FOLDER, ReplyShapes.MADE),
    TIMES(RequestShapes.TIMES, ReplyShapes.DONE),
    MOVE(RequestShapes.MOVE, ReplyShapes.MADE),
    REMOVE(RequestShapes.REMOVE, ReplyShapes.DONE),
    TRASH(RequestShapes.TRASH_LIST, ReplyShapes.COUNTED, PartShapes.TRASHED),
    RESTORE(RequestShapes.RESTORE, ReplyShapes.RESTORED),
    PURGE(RequestShapes.PURGE, ReplyShapes.DONE),
    WATCH(RequestShapes.WATCH, ReplyShapes.CHANGES),
    PROBE(RequestShapes.PROBE, ReplyShapes.PROBED);

    private static final Map<String, Operation> BY_WORD = new HashMap<>();
    private static final Map<Class<?>, Operation> BY_TYPE = new HashMap<>();

    static {
        for (Operation operation : values()) {
            BY_WORD.put(operation.word(), operation);
            BY_TYPE.put(operation.request.type(), operation);
        }
    }

    private final Shape<? extends Request<?>> request;
    private final Shape<? extends Reply> reply;
    private final @Nullable Shape<? extends Part> part;

    Operation(Shape<? extends Request<?>> request, Shape<? extends Reply> reply) {
        this(request, reply, null);
    }

    Operation(Shape<? extends Request<?>> request, Shape<? extends Reply> reply, @Nullable Shape<? extends Part> part) {
        this.request = request;
        this.reply = reply;
        this.part = part;
    }

    /// The field `op` on the wire.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Shape<? extends Request<?>> request() {
        return request;
    }

    Shape<? extends Reply> reply() {
        return reply;
    }

    /// The fields of the pieces before the reply; null where there are none.
    @Nullable
    Shape<? extends Part> part() {
        return part;
    }

    /// The operation of that word, or null.
    static @Nullable Operation of(String word) {
        return BY_WORD.get(word);
    }

    static Operation of(Request<?> request) {
        Operation operation = BY_TYPE.get(request.getClass());
        if (operation == null) {
            throw new AssertionError("a request without an operation: " + request.getClass());
        }
        return operation;
    }
}

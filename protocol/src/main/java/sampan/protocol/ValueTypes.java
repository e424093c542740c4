package sampan.protocol;

import static sampan.protocol.Field.field;
import static sampan.protocol.Field.maybe;
import static sampan.protocol.Field.usually;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import sampan.protocol.Entry.Kind;

/// The types of fields that hold the protocol's own values.
final class ValueTypes {
    /// A legal name, of a share or of something new.
    static final Type<String> NAME = new Type<>(
            "name",
            json -> {
                String name = Types.string(json);
                LegalName.check(name);
                return name;
            },
            v -> v);
    /// Names of folders one below the other, as a host tells them: whoever uses them makes a path of them.
    static final Type<List<String>> NAMES =
            Types.list(Types.text(Limits.JSON_BYTES).called("text"), Limits.PATH_NAMES);
    static final Type<RemotePath> PATH =
            new Type<>("path", json -> new RemotePath(NAMES.read(json)), RemotePath::names);
    static final Type<String> VERSION = Types.text(64).called("version");
    static final Type<Digest> DIGEST = Types.hex(2 * Digest.BYTES).as("digest", Digest::parse, Digest::toString);
    static final Type<DraftId> DRAFT = Types.hex(32).as("hex 32", DraftId::new, DraftId::hex);
    static final Type<TrashId> TRASH = Types.hex(32).as("hex 32", TrashId::new, TrashId::hex);
    static final Type<List<String>> FEATURES = Types.list(Types.text(64), 64);
    static final Type<Integer> FIRST = Types.small(0, Limits.FILE_CHUNKS - 1);
    static final Type<Integer> COUNT = Types.small(1, Limits.SUMS);

    static final Type<ChunkRange> RANGE = new Type<>(
            "[first, count]",
            json -> {
                List<?> pair = Types.tuple(json, 2);
                return range(
                        FIRST.read(pair.get(0)),
                        Types.small(1, Limits.FILE_CHUNKS).read(pair.get(1)));
            },
            range -> List.of((long) range.first(), (long) range.count()));
    static final Type<ChunkSet> RANGES = Types.list(RANGE, Limits.ARRAY).as("ranges", ChunkSet::new, ChunkSet::ranges);

    static final Type<Access> ACCESS = Types.word(Access.values(), Access::word);
    static final Type<NameProblem> PROBLEM =
            Types.word(NameProblem.values(), NameProblem::word).called("name problem");
    static final Type<Kind> KIND = Types.word(Kind.values(), kind -> lower(kind));

    static final Shape<Entry> ENTRY = Shape.of(
            Entry.class,
            usually("", "name", Types.text(Limits.JSON_BYTES).called("text"), Entry::name),
            usually(Kind.FILE, "kind", KIND, Entry::kind),
            usually(0L, "size", Types.AMOUNT, Entry::size),
            field("modified", Types.TIME, Entry::modified),
            maybe("version", VERSION, Entry::version),
            usually(false, "exec", Types.FLAG, Entry::executable),
            Entry::new);
    static final Type<Entry> ENTRY_TYPE = ENTRY.asType("entry");

    private static final Shape<Condition.Is> IS =
            Shape.of(Condition.Is.class, field("version", VERSION, Condition.Is::version), Condition.Is::new);
    static final Type<Condition> CONDITION =
            new Type<>("condition", ValueTypes::readCondition, condition -> switch (condition) {
                case Condition.Absent _ -> "absent";
                case Condition.Any _ -> "any";
                case Condition.Is is -> IS.write(is);
            });

    private ValueTypes() {}

    private static Condition readCondition(Object json) {
        if (json instanceof Map) {
            return IS.read(Types.object(json));
        }
        return switch (Types.string(json)) {
            case "absent" -> new Condition.Absent();
            case "any" -> new Condition.Any();
            default -> throw new BadFieldException("", "not \"absent\", \"any\" or a version");
        };
    }

    static ChunkRange range(int first, int count) {
        return Type.checked(() -> new ChunkRange(first, count));
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}

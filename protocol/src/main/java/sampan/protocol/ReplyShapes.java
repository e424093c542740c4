package sampan.protocol;

import static sampan.protocol.Field.field;
import static sampan.protocol.Field.maybe;
import static sampan.protocol.Field.usually;
import static sampan.protocol.ValueTypes.DIGEST;
import static sampan.protocol.ValueTypes.ENTRY_TYPE;
import static sampan.protocol.ValueTypes.FEATURES;
import static sampan.protocol.ValueTypes.RANGES;
import static sampan.protocol.ValueTypes.VERSION;

import java.util.List;
import java.util.Map;
import sampan.protocol.Reply.Answer;
import sampan.protocol.Reply.Bad;
import sampan.protocol.Reply.Standing;

/// The fields of the replies and of the parts before them, as `PROTOCOL.md` lists them.
final class ReplyShapes {
    static final Shape<Reply.Share> SHARE = Shape.of(
            Reply.Share.class,
            field("name", ValueTypes.NAME, Reply.Share::name),
            field("access", ValueTypes.ACCESS, Reply.Share::access),
            field("portable", Types.FLAG, Reply.Share::portable),
            field("watch", Types.FLAG, Reply.Share::watch),
            Reply.Share::new);

    static final Shape<Limits> LIMITS = Shape.of(
            Limits.class,
            field("requests", Types.small(Limits.EARLY, 65_535), Limits::requests),
            field("ahead", Types.number(Limits.CHUNK, Long.MAX_VALUE), Limits::ahead),
            field("run", Types.small(1, Limits.RUN), Limits::run),
            field("connections", Types.small(1, 8), Limits::connections),
            field("wait_ms", Types.small(0, 25_000), Limits::waitMs),
            field("idle_ms", Types.small(1_000, Integer.MAX_VALUE), Limits::idleMs),
            Limits::new);

    static final Shape<Reply.Welcome> WELCOME = Shape.of(
            Reply.Welcome.class,
            field("state", Types.word(Standing.values(), Standing::word), Reply.Welcome::standing),
            field("host", Types.text(64), Reply.Welcome::host),
            field("device", Types.text(128), Reply.Welcome::device),
            field("shares", Types.list(SHARE.asType("share"), Limits.ARRAY), Reply.Welcome::shares),
            field("limits", LIMITS.asType("limits"), Reply.Welcome::limits),
            usually(List.of(), "features", FEATURES, Reply.Welcome::features),
            field("now", Types.TIME, Reply.Welcome::now),
            Reply.Welcome::new);

    static final Shape<Reply.Pong> PONG = Shape.of(
            Reply.Pong.class,
            field("now", Types.TIME, Reply.Pong::now),
            usually(0L, "disk", Types.AMOUNT, Reply.Pong::disk),
            usually(0L, "work", Types.AMOUNT, Reply.Pong::work),
            Reply.Pong::new);

    static final Shape<Reply.Listed> LISTED = Shape.of(
            Reply.Listed.class,
            field("count", Types.AMOUNT, Reply.Listed::count),
            maybe("version", VERSION, Reply.Listed::version),
            Reply.Listed::new);

    static final Shape<Reply.Described> DESCRIBED = Shape.of(
            Reply.Described.class,
            field("entry", ENTRY_TYPE, Reply.Described::entry),
            maybe("free", Types.AMOUNT, Reply.Described::free),
            maybe("quota_left", Types.AMOUNT, Reply.Described::quotaLeft),
            Reply.Described::new);

    static final Shape<Bad> BAD = Shape.of(
            Bad.class,
            field("position", Types.small(0, Integer.MAX_VALUE), Bad::position),
            field("reason", ValueTypes.PROBLEM, Bad::reason),
            maybe("offer", Types.text(Limits.NAME_BYTES), Bad::offer),
            Bad::new);

    static final Type<Answer> ANSWER = new Type<>("answer", ReplyShapes::readAnswer, ReplyShapes::writeAnswer);

    static final Shape<Reply.Checked> CHECKED = Shape.of(
            Reply.Checked.class,
            field("answers", Types.list(ANSWER, Limits.ARRAY), Reply.Checked::answers),
            field("free", Types.AMOUNT, Reply.Checked::free),
            Reply.Checked::new);

    static final Shape<Reply.Got> GOT = Shape.of(
            Reply.Got.class,
            field("size", Types.AMOUNT, Reply.Got::size),
            field("modified", Types.TIME, Reply.Got::modified),
            field("version", VERSION, Reply.Got::version),
            field("offset", Types.BYTES, Reply.Got::offset),
            field("length", Types.number(0, Limits.BODY_BYTES), Reply.Got::length),
            Reply.Got::new);

    static final Type<String> SUM = Types.text(64).as("hex 32 or hex 64", ReplyShapes::sum, sum -> sum);

    static final Shape<Reply.Summed> SUMMED = Shape.of(
            Reply.Summed.class,
            field("digests", Types.list(SUM, Limits.SUMS), Reply.Summed::digests),
            usually(List.of(), "weak", Types.list(Types.hex(16), Limits.SUMS), Reply.Summed::weak),
            Reply.Summed::new);

    static final Shape<Reply.Stored> STORED = Shape.of(
            Reply.Stored.class,
            field("entry", ENTRY_TYPE, Reply.Stored::entry),
            usually(false, "already", Types.FLAG, Reply.Stored::already),
            Reply.Stored::new);

    static final Shape<Reply.Offered> OFFERED = Shape.of(
            Reply.Offered.class,
            field("held", Types.AMOUNT, Reply.Offered::held),
            field("missing", RANGES, Reply.Offered::missing),
            usually(false, "more", Types.FLAG, Reply.Offered::more),
            field("run", Types.small(1, Limits.RUN), Reply.Offered::run),
            maybe("published", DIGEST, Reply.Offered::published),
            Reply.Offered::new);

    static final Shape<Reply.ChunksStored> CHUNKS_STORED = Shape.of(
            Reply.ChunksStored.class, field("stored", RANGES, Reply.ChunksStored::stored), Reply.ChunksStored::new);

    static final Shape<Reply.Seeded> SEEDED = Shape.of(
            Reply.Seeded.class,
            field("digests", Types.list(DIGEST, Limits.SUMS), Reply.Seeded::digests),
            Reply.Seeded::new);

    static final Shape<Reply.Published> PUBLISHED = Shape.of(
            Reply.Published.class,
            field("entry", ENTRY_TYPE, Reply.Published::entry),
            usually(false, "trashed", Types.FLAG, Reply.Published::trashed),
            Reply.Published::new);

    static final Shape<Reply.Made> MADE =
            Shape.of(Reply.Made.class, field("entry", ENTRY_TYPE, Reply.Made::entry), Reply.Made::new);

    static final Shape<Reply.Restored> RESTORED = Shape.of(
            Reply.Restored.class,
            field("path", ValueTypes.PATH, Reply.Restored::path),
            field("entry", ENTRY_TYPE, Reply.Restored::entry),
            Reply.Restored::new);

    static final Shape<Reply.Counted> COUNTED =
            Shape.of(Reply.Counted.class, field("count", Types.AMOUNT, Reply.Counted::count), Reply.Counted::new);

    static final Shape<Reply.Changes> CHANGES = Shape.of(
            Reply.Changes.class,
            field(
                    "changed",
                    Types.list(RequestShapes.SEEN.asType("{path, version?}"), Limits.ARRAY),
                    Reply.Changes::changed),
            Reply.Changes::new);

    static final Shape<Reply.Probed> PROBED = Shape.of(
            Reply.Probed.class,
            field("length", Types.small(0, Limits.PROBE_BYTES), Reply.Probed::length),
            Reply.Probed::new);

    static final Shape<Reply.Done> DONE = Shape.of(Reply.Done.class, Reply.Done::new);

    private ReplyShapes() {}

    private static Answer readAnswer(Object json) {
        if (!(json instanceof Map)) {
            return switch (Types.string(json)) {
                case "new" -> new Reply.New();
                case "same" -> new Reply.Same();
                default -> throw new BadFieldException("", "no such answer");
            };
        }
        for (Map.Entry<String, Object> member : Types.object(json).entrySet()) {
            Object what = member.getValue();
            Answer answer = switch (member.getKey()) {
                case "differs" -> new Reply.Differs(ENTRY_TYPE.read(what));
                case "bad" -> BAD.read(Types.object(what));
                case "clash" -> new Reply.Clash(Types.string(what));
                case "denied" -> new Reply.NoRight(Types.string(what));
                default -> null; // A field that nobody knows is passed over.
            };
            if (answer != null) {
                return answer;
            }
        }
        throw new BadFieldException("", "no such answer");
    }

    private static Object writeAnswer(Answer answer) {
        return switch (answer) {
            case Reply.New _ -> "new";
            case Reply.Same _ -> "same";
            case Reply.Differs differs -> Map.of("differs", ENTRY_TYPE.write(differs.entry()));
            case Bad bad -> Map.of("bad", BAD.write(bad));
            case Reply.Clash clash -> Map.of("clash", clash.name());
            case Reply.NoRight no -> Map.of("denied", no.right());
        };
    }

    private static String sum(String hex) {
        boolean digits = hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!digits || (hex.length() != 32 && hex.length() != 64)) {
            throw new BadFieldException("", "not 32 or 64 lower-case hexadecimal digits");
        }
        return hex;
    }
}

package sampan.protocol;

import static sampan.protocol.Field.field;
import static sampan.protocol.Field.maybe;
import static sampan.protocol.Field.usually;
import static sampan.protocol.Types.AMOUNT;
import static sampan.protocol.Types.LOG;
import static sampan.protocol.ValueTypes.ENTRY_TYPE;
import static sampan.protocol.ValueTypes.RANGES;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import sampan.protocol.Failure.ConflictReason;
import sampan.protocol.Failure.SpaceReason;

/// The fields of failures by their code, as `PROTOCOL.md` lists them, and those of a [Bye].
final class FailureShapes {
    /// Every code's fields.
    static final Map<String, Shape<? extends Failure>> BY_CODE = byCode();

    static final Shape<Bye> BYE = Shape.of(
            Bye.class,
            field("reason", Types.word(Bye.Reason.values(), Bye.Reason::name).called("bye reason"), Bye::reason),
            usually("", "text", LOG, Bye::text),
            Bye::new);

    private FailureShapes() {}

    private static Map<String, Shape<? extends Failure>> byCode() {
        Map<String, Shape<? extends Failure>> codes = new LinkedHashMap<>();
        codes.put("NOT_FOUND", Shape.of(Failure.NotFound.class, text(Failure.NotFound::text), Failure.NotFound::new));
        codes.put(
                "CONFLICT",
                Shape.of(
                        Failure.Conflict.class,
                        field(
                                "reason",
                                Types.word(ConflictReason.values(), ValueTypes::lower),
                                Failure.Conflict::reason),
                        maybe("entry", ENTRY_TYPE, Failure.Conflict::entry),
                        maybe("free_name", Types.text(Limits.NAME_BYTES), Failure.Conflict::freeName),
                        text(Failure.Conflict::text),
                        Failure.Conflict::new));
        codes.put(
                "CHANGED",
                Shape.of(
                        Failure.Changed.class,
                        field("entry", ENTRY_TYPE, Failure.Changed::entry),
                        text(Failure.Changed::text),
                        Failure.Changed::new));
        codes.put(
                "NO_SPACE",
                Shape.of(
                        Failure.NoSpace.class,
                        field("needed", AMOUNT, Failure.NoSpace::needed),
                        field("free", AMOUNT, Failure.NoSpace::free),
                        field("why", Types.word(SpaceReason.values(), ValueTypes::lower), Failure.NoSpace::why),
                        text(Failure.NoSpace::text),
                        Failure.NoSpace::new));
        codes.put(
                "BAD_NAME",
                Shape.of(
                        Failure.BadName.class,
                        field("position", Types.small(0, Integer.MAX_VALUE), Failure.BadName::position),
                        field("reason", ValueTypes.PROBLEM, Failure.BadName::reason),
                        maybe("offer", Types.text(Limits.NAME_BYTES), Failure.BadName::offer),
                        text(Failure.BadName::text),
                        Failure.BadName::new));
        codes.put(
                "DENIED",
                Shape.of(
                        Failure.Denied.class,
                        field("right", LOG, Failure.Denied::right),
                        text(Failure.Denied::text),
                        Failure.Denied::new));
        codes.put(
                "BAD_DIGEST",
                Shape.of(
                        Failure.BadDigest.class,
                        field("chunks", RANGES, Failure.BadDigest::chunks),
                        text(Failure.BadDigest::text),
                        Failure.BadDigest::new));
        codes.put(
                "INCOMPLETE",
                Shape.of(
                        Failure.Incomplete.class,
                        field("missing", RANGES, Failure.Incomplete::missing),
                        text(Failure.Incomplete::text),
                        Failure.Incomplete::new));
        codes.put(
                "BUSY",
                Shape.of(
                        Failure.Busy.class,
                        field("retry_ms", Types.small(0, Integer.MAX_VALUE), Failure.Busy::retryMs),
                        text(Failure.Busy::text),
                        Failure.Busy::new));
        codes.put("BROKEN", Shape.of(Failure.Broken.class, text(Failure.Broken::text), Failure.Broken::new));
        codes.put(
                "BAD_REQUEST",
                Shape.of(
                        Failure.BadRequest.class,
                        field("field", LOG, Failure.BadRequest::field),
                        field("reason", LOG, Failure.BadRequest::reason),
                        text(Failure.BadRequest::text),
                        Failure.BadRequest::new));
        codes.put(
                "LIMIT",
                Shape.of(
                        Failure.Limit.class,
                        field("name", LOG, Failure.Limit::name),
                        field("max", AMOUNT, Failure.Limit::most),
                        text(Failure.Limit::text),
                        Failure.Limit::new));
        codes.put("UNKNOWN", Shape.of(Failure.Unknown.class, text(Failure.Unknown::text), Failure.Unknown::new));
        codes.put(
                "UNSUPPORTED",
                Shape.of(
                        Failure.Unsupported.class,
                        field("why", LOG, Failure.Unsupported::why),
                        text(Failure.Unsupported::text),
                        Failure.Unsupported::new));
        codes.put(
                "CANCELLED", Shape.of(Failure.Cancelled.class, text(Failure.Cancelled::text), Failure.Cancelled::new));
        return java.util.Collections.unmodifiableMap(codes);
    }

    private static <T extends Failure> Field<T, String> text(
            java.util.function.Function<T, @org.jspecify.annotations.Nullable String> get) {
        return usually("", "text", LOG, get);
    }

    /// @throws BadFieldException if the code or a field is wrong
    static Failure read(Map<String, Object> object) {
        String code = Types.string(object.getOrDefault("code", ""));
        Shape<? extends Failure> shape = BY_CODE.get(code);
        if (shape == null) {
            throw new BadFieldException("code", "no such code");
        }
        return shape.read(object);
    }

    static Map<String, Object> write(Failure failure) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("code", code(failure));
        object.putAll(Objects.requireNonNull(BY_CODE.get(code(failure))).write(failure));
        return object;
    }

    /// The word for a failure on the wire.
    static String code(Failure failure) {
        return switch (failure) {
            case Failure.NotFound _ -> "NOT_FOUND";
            case Failure.Conflict _ -> "CONFLICT";
            case Failure.Changed _ -> "CHANGED";
            case Failure.NoSpace _ -> "NO_SPACE";
            case Failure.BadName _ -> "BAD_NAME";
            case Failure.Denied _ -> "DENIED";
            case Failure.BadDigest _ -> "BAD_DIGEST";
            case Failure.Incomplete _ -> "INCOMPLETE";
            case Failure.Busy _ -> "BUSY";
            case Failure.Broken _ -> "BROKEN";
            case Failure.BadRequest _ -> "BAD_REQUEST";
            case Failure.Limit _ -> "LIMIT";
            case Failure.Unknown _ -> "UNKNOWN";
            case Failure.Unsupported _ -> "UNSUPPORTED";
            case Failure.Cancelled _ -> "CANCELLED";
        };
    }
}

package sampan.app.text;

import sampan.protocol.Failure;
import sampan.protocol.Failure.ConflictReason;
import sampan.protocol.NameProblem;

/// Sentences for what a host answers when it does not do what was asked.
final class FailureSentences {
    private final Text text;

    FailureSentences(Text text) {
        this.text = text;
    }

    String of(Failure failure) {
        return switch (failure) {
            case Failure.NotFound _ -> text.get("failure.not-found");
            case Failure.Conflict conflict -> text.get(key(conflict.reason()));
            case Failure.Changed _ -> text.get("failure.changed");
            case Failure.NoSpace space -> space(space);
            case Failure.BadName name -> name(name.reason());
            case Failure.Denied denied -> denied(denied.right());
            case Failure.BadDigest _ -> text.get("failure.bad-digest");
            case Failure.Incomplete _ -> text.get("failure.incomplete");
            case Failure.Busy _ -> text.get("failure.busy");
            case Failure.Broken _ -> text.get("failure.broken");
            case Failure.BadRequest _, Failure.Limit _ -> text.get("failure.misunderstood");
            case Failure.Unknown _ -> text.get("failure.unknown");
            case Failure.Unsupported _ -> text.get("failure.unsupported");
            case Failure.Cancelled _ -> text.get("failure.cancelled");
        };
    }

    private static String key(ConflictReason reason) {
        return switch (reason) {
            case EXISTS -> "failure.exists";
            case CHANGED -> "failure.changed";
            case CLASH -> "failure.clash";
            case KIND -> "failure.kind";
            case NOT_EMPTY -> "failure.not-empty";
            case DRAFT -> "failure.draft";
        };
    }

    private String space(Failure.NoSpace space) {
        Sizes sizes = new Sizes(text);
        String needed = sizes.bytes(Math.max(0, space.needed()));
        String free = sizes.bytes(Math.max(0, space.free()));
        return switch (space.why()) {
            case DISK -> text.get("failure.no-space.disk", needed, free);
            case QUOTA -> text.get("failure.no-space.quota", needed, free);
            case RESERVE -> text.get("failure.no-space.reserve", needed, free);
        };
    }

    /// The right's word comes from the host, so only the known ones are looked at.
    private String denied(String right) {
        return switch (right) {
            case "read" -> text.get("failure.denied.read");
            case "add" -> text.get("failure.denied.add");
            case "full" -> text.get("failure.denied.full");
            default -> text.get("failure.denied");
        };
    }

    String name(NameProblem problem) {
        return switch (problem) {
            case EMPTY -> text.get("name.empty");
            case DOT -> text.get("name.dot");
            case SEPARATOR -> text.get("name.separator");
            case CONTROL -> text.get("name.control");
            case MALFORMED -> text.get("name.malformed");
            case TOO_LONG -> text.get("name.too-long");
            case TOO_DEEP -> text.get("name.too-deep");
            case RESERVED -> text.get("name.reserved");
            case DEVICE -> text.get("name.device");
            case CHARACTER -> text.get("name.character");
            case TRAILING -> text.get("name.trailing");
        };
    }
}

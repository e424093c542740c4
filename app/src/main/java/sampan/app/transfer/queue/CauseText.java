package sampan.app.transfer.queue;

import java.io.IOException;
import java.util.List;
import sampan.app.client.LinkException;
import sampan.app.client.LinkException.Lost;
import sampan.app.client.LinkException.Refused;
import sampan.app.client.LinkException.Unreachable;
import sampan.app.transfer.TransferException;
import sampan.protocol.ChunkSet;
import sampan.protocol.Failure;
import sampan.protocol.NameProblem;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;
import sampan.transport.DeviceId;

/// Why something failed, as a word that can be kept, and back as an exception of which a person reads the same
/// sentence. Words are separated by tabs.
final class CauseText {
    /// Stands for the request that was refused, which is not kept.
    private static final Request<?> SOME_REQUEST = new Request.Describe(RemotePath.LIBRARY);

    private CauseText() {}

    static String of(IOException why) {
        return switch (why) {
            case TransferException e -> join("here", e.reason(), e.needed(), e.free());
            case Unreachable e -> join("unreachable", e.host(), e.port(), e.reason());
            case LinkException.WrongPin e ->
                join("wrong-pin", e.expected().text(), e.found().text());
            case LinkException.NotSampan _ -> "not-sampan";
            case LinkException.NotTrusted e -> join("not-trusted", e.revoked());
            case Lost e -> join("lost", e.reason());
            case Refused e -> refused(e.failure());
            default -> "";
        };
    }

    private static String refused(Failure failure) {
        return switch (failure) {
            case Failure.NotFound _ -> "not-found";
            case Failure.Conflict e -> join("conflict", e.reason());
            case Failure.Changed _ -> join("conflict", Failure.ConflictReason.CHANGED);
            case Failure.NoSpace e -> join("no-space", e.needed(), e.free(), e.why());
            case Failure.BadName e -> join("bad-name", e.reason());
            case Failure.Denied e -> join("denied", e.right());
            case Failure.BadDigest _ -> "bad-digest";
            case Failure.Incomplete _ -> "incomplete";
            case Failure.Busy _ -> "busy";
            case Failure.Broken _ -> "broken";
            case Failure.BadRequest _, Failure.Limit _ -> "misunderstood";
            case Failure.Unknown _ -> "unknown";
            case Failure.Unsupported _ -> "unsupported";
            case Failure.Cancelled _ -> "cancelled";
        };
    }

    private static String join(Object... words) {
        StringBuilder text = new StringBuilder();
        for (Object word : words) {
            text.append(text.isEmpty() ? "" : "\t").append(word.toString().replace('\t', ' '));
        }
        return text.toString();
    }

    /// The exception of this text; a plain one if it is of a later version, or of nobody's.
    ///
    /// @param path what it is about
    static IOException parse(String text, String path) {
        List<String> words = List.of(text.split("\t", -1));
        try {
            return parse(words, path);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return new IOException(e);
        }
    }

    private static IOException parse(List<String> words, String path) {
        return switch (words.getFirst()) {
            case "here" ->
                new TransferException(
                        TransferException.Reason.valueOf(words.get(1)), path, number(words, 2), number(words, 3), null);
            case "unreachable" ->
                new Unreachable(words.get(1), (int) number(words, 2), Unreachable.Obstacle.valueOf(words.get(3)), null);
            case "wrong-pin" -> new LinkException.WrongPin(DeviceId.parse(words.get(1)), DeviceId.parse(words.get(2)));
            case "not-sampan" -> new LinkException.NotSampan("", null);
            case "not-trusted" -> new LinkException.NotTrusted(Boolean.parseBoolean(words.get(1)));
            case "lost" -> new Lost(Lost.Ending.valueOf(words.get(1)), null);
            default -> new Refused(SOME_REQUEST, failure(words));
        };
    }

    private static Failure failure(List<String> words) {
        return switch (words.getFirst()) {
            case "not-found" -> new Failure.NotFound("");
            case "conflict" -> new Failure.Conflict(Failure.ConflictReason.valueOf(words.get(1)), null, null, "");
            case "no-space" ->
                new Failure.NoSpace(number(words, 1), number(words, 2), Failure.SpaceReason.valueOf(words.get(3)), "");
            case "bad-name" -> new Failure.BadName(0, NameProblem.valueOf(words.get(1)), null, "");
            case "denied" -> new Failure.Denied(words.get(1), "");
            case "bad-digest" -> new Failure.BadDigest(ChunkSet.NONE, "");
            case "incomplete" -> new Failure.Incomplete(ChunkSet.NONE, "");
            case "busy" -> new Failure.Busy(0, "");
            case "broken" -> new Failure.Broken("");
            case "misunderstood" -> new Failure.BadRequest("", "", "");
            case "unknown" -> new Failure.Unknown("");
            case "unsupported" -> new Failure.Unsupported("", "");
            case "cancelled" -> new Failure.Cancelled("");
            default -> throw new IllegalArgumentException("no cause: " + words);
        };
    }

    private static long number(List<String> words, int at) {
        return Long.parseLong(words.get(at));
    }
}

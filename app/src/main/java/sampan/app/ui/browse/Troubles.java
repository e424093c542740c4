package sampan.app.ui.browse;

import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.TableState.Kind;
import sampan.app.ui.browse.TableState.Trouble;
import sampan.protocol.Access;
import sampan.protocol.Failure;

/// Which picture, sentence and button belong to what went wrong with a folder.
final class Troubles {
    private Troubles() {}

    /// @param here what this visitor may do in the folder, or null where that has no meaning
    static Trouble of(Exception why, @Nullable Access here, Words words) {
        boolean ownDisk = here != null
                && here.reads()
                && why instanceof LinkException.Refused refused
                && refused.failure() instanceof Failure.Denied;
        // Who may read, and is denied reading, is not denied it by the host but with it.
        return new Trouble(kind(why), ownDisk ? words.get("place.unreadable") : words.sentence(why));
    }

    private static Kind kind(Exception why) {
        if (!(why instanceof LinkException link)) {
            return Kind.OTHER;
        }
        return switch (link) {
            case LinkException.Unreachable _, LinkException.Lost _ -> Kind.OFFLINE;
            case LinkException.WrongPin _ -> Kind.WRONG_HOST;
            case LinkException.NotTrusted _ -> Kind.NOT_ALLOWED;
            case LinkException.NotSampan _ -> Kind.OTHER;
            case LinkException.Refused refused -> kind(refused.failure());
        };
    }

    private static Kind kind(Failure failure) {
        return switch (failure) {
            case Failure.Denied _ -> Kind.NOT_ALLOWED;
            case Failure.NotFound _ -> Kind.GONE;
            default -> Kind.OTHER;
        };
    }
}

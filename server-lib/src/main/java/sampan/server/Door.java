package sampan.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.protocol.Bye;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;

/// Lets one visitor into shares, asking for its rights anew each time. A share that the visitor has no right in is not
/// there for it. Used by one thread at a time.
final class Door {
    private static final String NO_SHARE = "there is no such share";

    private final List<HostedShare> shares;
    private Rights rights = Rights.NONE;

    Door(List<HostedShare> shares) {
        this.shares = shares;
    }

    /// From now on these rights hold.
    void open(Rights given) {
        rights = given;
    }

    /// To look at what is there and to fetch it.
    Entered reading(RemotePath path) throws Refusal, Farewell {
        Entered entered = enter(path);
        return entered.access().reads() ? entered : refuse("read");
    }

    /// To create new names.
    Entered adding(RemotePath path) throws Refusal, Farewell {
        return adding(share(path));
    }

    /// To create new names.
    Entered adding(String share) throws Refusal, Farewell {
        Entered entered = enter(share);
        return entered.access().adds() ? entered : refuse("add");
    }

    /// To create new names, or also to replace what is there.
    Entered adding(RemotePath path, boolean replacing) throws Refusal, Farewell {
        return replacing ? changing(path) : adding(path);
    }

    /// To change what is there.
    Entered changing(RemotePath path) throws Refusal, Farewell {
        return changing(share(path));
    }

    /// To change what is there.
    Entered changing(String share) throws Refusal, Farewell {
        Entered entered = enter(share);
        return entered.access().changes() ? entered : refuse("full");
    }

    /// For whatever this visitor may do there.
    Entered enter(RemotePath path) throws Refusal, Farewell {
        return enter(share(path));
    }

    private Entered enter(String share) throws Refusal, Farewell {
        if (rights.over()) {
            throw new Farewell(Bye.Reason.REVOKED, "this device may no longer enter");
        }
        for (HostedShare one : shares) {
            if (one.name().equals(share)) {
                Access access = rights.in(one.folder());
                if (access != null) {
                    return new Entered(one, access);
                }
            }
        }
        throw new Refusal(new Failure.NotFound(NO_SHARE));
    }

    /// What this visitor may enter at all.
    List<Entered> all() {
        List<Entered> all = new ArrayList<>();
        for (HostedShare one : shares) {
            @Nullable Access access = rights.in(one.folder());
            if (access != null) {
                all.add(new Entered(one, access));
            }
        }
        return all;
    }

    /// The same for the visitor's eyes.
    List<Reply.Share> told() {
        return all().stream()
                .map(e -> new Reply.Share(
                        e.share().name(),
                        e.access(),
                        e.share().folder().portable(),
                        e.access().reads()))
                .toList();
    }

    private static String share(RemotePath path) throws Refusal {
        if (path.isLibrary()) {
            throw new Refusal(new Failure.Unsupported("library", "the library itself only lists its shares"));
        }
        return path.share();
    }

    private static Entered refuse(String right) throws Refusal {
        throw new Refusal(new Failure.Denied(right, "needs the access " + right));
    }
}

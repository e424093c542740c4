package sampan.app.cli;

import java.io.IOException;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;

/// `sampan mv`: gives something another name, or moves it into a folder of the same share. Never replaces.
final class MoveCommand implements Command {
    @Override
    public String name() {
        return "mv";
    }

    @Override
    public Grammar grammar() {
        return Grammar.of("HOST:PATH HOST:PATH", 2, 2, Grammar.LINK_FILE);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException {
        Places places = new Places(words, console);
        Place from = places.of(words.operands().getFirst());
        Place to = places.of(words.operands().getLast());
        if (from.path().isLibrary() || to.path().isLibrary()) {
            throw new UsageException(console.text().get("place.no-share"));
        }
        if (!from.host().equals(to.host())) {
            throw new UsageException(console.text().get("mv.one-host"));
        }
        try (Visit visit = Visiting.open(from.host(), console)) {
            RemotePath target = to.path();
            try {
                if (!from.path().isShare() && isFolder(visit, target) && !differOnlyByCase(from.path(), target)) {
                    target = target.child(from.path().leaf());
                }
                visit.call(new Request.Move(from.path(), target, null));
                return ExitCode.DONE;
            } catch (LinkException.Refused e) {
                console.error(
                        meant(visit, e, from.path(), target),
                        console.sentences().of(e));
                return Exits.of(e);
            }
        }
    }

    /// What the host did not like: where it was to go, or the thing itself.
    private static RemotePath meant(Visit visit, LinkException.Refused refused, RemotePath from, RemotePath to)
            throws LinkException {
        return switch (refused.failure()) {
            case Failure.Conflict _, Failure.BadName _ -> to;
            case Failure.NotFound _ -> isThere(visit, from) ? to.parent() : from;
            default -> from;
        };
    }

    private static boolean isThere(Visit visit, RemotePath path) throws LinkException {
        try {
            visit.call(new Request.Describe(path));
            return true;
        } catch (LinkException.Refused _) {
            return false;
        }
    }

    private static boolean isFolder(Visit visit, RemotePath path) throws LinkException {
        try {
            return path.isShare()
                    || visit.call(new Request.Describe(path)).entry().isFolder();
        } catch (LinkException.Refused e) {
            if (e.failure() instanceof Failure.NotFound) {
                return false;
            }
            throw e;
        }
    }

    /// Then the folder that is there is, on some disks, the very one that gets the new name.
    private static boolean differOnlyByCase(RemotePath from, RemotePath to) {
        return from.parent().equals(to.parent()) && from.leaf().equalsIgnoreCase(to.leaf());
    }
}

package sampan.app.transfer;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.Entry;

/// Decides what follows when something on this computer has a fetched file's name. Thread-safe.
final class LocalConflicts {
    private final ConflictPolicy policy;
    private final Questions questions;

    LocalConflicts(ConflictPolicy policy, Questions questions) {
        this.policy = policy;
        this.questions = questions;
    }

    /// What follows.
    sealed interface Verdict {}

    /// Give it a name so.
    record Place(Placement how) implements Verdict {}

    /// Try again so.
    ///
    /// @param file the same, with the name that somebody gave it here
    record Again(RemoteFile file) implements Verdict {}

    /// Pass it over.
    record Skip(SkipReason why) implements Verdict {}

    /// It failed.
    record Fail(TransferException cause) implements Verdict {}

    /// Decides, perhaps after asking.
    ///
    /// @param existing what has the name; null if it can't be looked at
    /// @param sameBySize whether a file of the same size and time is taken for the same
    /// @param then is told the verdict, at once or on the thread that asks
    void decide(RemoteFile file, @Nullable BasicFileAttributes existing, boolean sameBySize, Consumer<Verdict> then) {
        boolean insists = policy == ConflictPolicy.REPLACE || policy == ConflictPolicy.KEEP_BOTH;
        if (sameBySize && !insists && existing != null && existing.isRegularFile() && isSame(file, existing)) {
            then.accept(new Skip(SkipReason.SAME));
        } else if (policy == ConflictPolicy.ASK) {
            Conflict question = new Conflict(
                    Direction.DOWNLOAD,
                    file.in().shownChild(file.local()),
                    file.size(),
                    file.modified(),
                    entry(file, existing),
                    null);
            questions.ask(question, answer -> then.accept(verdict(answer, file, existing)));
        } else {
            then.accept(verdict(policy, file, existing));
        }
    }

    private static boolean isSame(RemoteFile file, BasicFileAttributes existing) {
        return SameFile.is(
                file.size(),
                file.modified(),
                existing.size(),
                existing.lastModifiedTime().toMillis());
    }

    private static @Nullable Entry entry(RemoteFile file, @Nullable BasicFileAttributes existing) {
        if (existing == null) {
            return null;
        }
        long modified = existing.lastModifiedTime().toMillis();
        return existing.isDirectory()
                ? Entry.folder(file.name(), modified)
                : Entry.file(file.name(), existing.size(), modified);
    }

    private static Verdict verdict(Decision decision, RemoteFile file, @Nullable BasicFileAttributes existing) {
        return switch (decision) {
            case ConflictPolicy policy -> verdict(policy, file, existing);
            case NewName(String name) when file.in().holds(name) -> new Again(file.called(name));
            case NewName(String name) ->
                new Fail(new TransferException(Reason.BAD_NAME, file.in().shownChild(name), null));
        };
    }

    private static Verdict verdict(ConflictPolicy policy, RemoteFile file, @Nullable BasicFileAttributes existing) {
        return switch (policy) {
            case ASK, FAIL -> taken(file);
            case SKIP -> new Skip(SkipReason.EXISTS);
            case KEEP_BOTH -> new Place(new Placement.Beside());
            case REPLACE -> replace(file, existing);
            case REPLACE_IF_NEWER ->
                existing != null
                                && !existing.isDirectory()
                                && existing.lastModifiedTime().toMillis() >= file.modified()
                        ? new Skip(SkipReason.NOT_NEWER)
                        : replace(file, existing);
        };
    }

    private static Verdict replace(RemoteFile file, @Nullable BasicFileAttributes existing) {
        return existing == null || existing.isDirectory() ? taken(file) : new Place(new Placement.Replace(existing));
    }

    private static Fail taken(RemoteFile file) {
        return new Fail(new TransferException(Reason.NAME_TAKEN, file.shown(), null));
    }
}

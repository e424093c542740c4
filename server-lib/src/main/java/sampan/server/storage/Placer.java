package sampan.server.storage;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Condition;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;
import sampan.protocol.TrashId;

/// Gives a finished file the name that was asked for, if what is true of the name allows it. No state.
final class Placer {
    private static final int TRIES = 16;
    private static final int[] DIGITS = {4, 8, 16, 32};

    private Placer() {}

    /// Where a file was placed.
    ///
    /// @param leaf the name that it got
    /// @param already whether it was there before
    /// @param trashed whether a replaced file lies in the trash
    record Placed(String leaf, boolean already, boolean trashed) {}

    /// The names that a file may get when its own may not be told to be taken; made from its content, so
    /// that whoever sends it again meets it.
    static List<String> ownNames(String leaf, String digest) {
        return IntStream.of(DIGITS)
                .mapToObj(digits -> Suffix.on(leaf, digest.substring(0, digits)))
                .toList();
    }

    /// How a file is to be placed.
    ///
    /// @param path where
    /// @param condition what must be true of the name
    /// @param trash the id for what is replaced, or null
    /// @param anonymous whether a clash is kept from the visitor by giving the file a name of its own
    record Wish(
            RemotePath path, Condition condition, @Nullable TrashId trash, boolean anonymous) {}

    /// Places a file. Its name is there then, but not yet durable.
    ///
    /// @throws StorageException CONFLICT if the name does not allow it
    static Placed place(FolderClaim claim, Finished file, Wish wish) throws IOException {
        String leaf = wish.path.leaf();
        List<String> own = ownNames(leaf, file.digest());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                Placed placed = attempt(claim, file, wish, leaf);
                if (placed != null) {
                    return placed;
                }
            } catch (StorageException refused) {
                if (!wish.anonymous || !(refused.failure() instanceof Failure.Conflict) || attempt >= own.size()) {
                    throw refused;
                }
                leaf = own.get(attempt);
            }
        }
        throw new StorageException(new Failure.Busy(1_000, "the name changes all the time"));
    }

    /// Returns null if something changed meanwhile and it is worth trying again.
    private static @Nullable Placed attempt(FolderClaim claim, Finished file, Wish wish, String leaf)
            throws IOException {
        Folder folder = claim.folder();
        Stat there = claim.before(leaf);
        if (there == null && !(wish.condition instanceof Condition.Is)) {
            try {
                Naming.give(file, folder, leaf);
                claim.given(leaf);
                return new Placed(leaf, false, false);
            } catch (IOException problem) {
                if (Errno.of(problem) != Errno.EXIST) {
                    throw problem;
                }
            }
        }
        if (there == null) {
            there = folder.find(leaf);
        }
        if (there == null && !(wish.condition instanceof Condition.Is)) {
            return null;
        }
        if (there != null && file.isAt(folder, leaf, there)) {
            return new Placed(leaf, true, false);
        }
        checkReplaced(claim, wish.anonymous ? new Condition.Absent() : wish.condition, leaf, there);
        if (there == null) {
            return null;
        }
        TrashId id = wish.trash == null ? TrashId.random() : wish.trash;
        RemotePath path = wish.path.sibling(leaf);
        return Replacing.replace(file, folder, path, there, id) ? new Placed(leaf, false, true) : null;
    }

    /// Refuses unless the condition allows what is there to be replaced.
    ///
    /// @param there what has the name, or null
    static void checkReplaced(FolderClaim claim, Condition condition, String leaf, @Nullable Stat there)
            throws IOException {
        if (condition instanceof Condition.Absent) {
            throw Failures.conflict(
                    Failure.ConflictReason.EXISTS,
                    there == null ? null : Entries.of(leaf, there),
                    claim.freeName(leaf));
        }
        if (condition instanceof Condition.Is(String version)
                && (there == null || !Entries.version(there).equals(version))) {
            throw Failures.conflict(
                    Failure.ConflictReason.CHANGED, there == null ? null : Entries.of(leaf, there), null);
        }
        if (there != null && !there.isFile()) {
            throw Failures.conflict(Failure.ConflictReason.KIND, Entries.of(leaf, there), claim.freeName(leaf));
        }
    }
}

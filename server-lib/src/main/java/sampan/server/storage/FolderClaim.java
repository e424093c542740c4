package sampan.server.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sampan.protocol.BadNameException;
import sampan.protocol.Failure;
import sampan.protocol.PortableName;

/// A folder whose names are held while some are given in it: nobody else, in this process or another, gives
/// names there meanwhile. What other programs do in that moment is not seen until the folder is read again;
/// a name itself is never given twice, because that the system decides. Used by one thread; closed by
/// whoever took it.
final class FolderClaim implements AutoCloseable {
    private static final int TRIES = 100;

    private final Folder folder;
    private final LockFile.Hold hold;
    private final FoldedNames cache;
    private final FoldedNames.@Nullable Known known;

    private FolderClaim(Folder folder, LockFile.Hold hold, FoldedNames cache, FoldedNames.@Nullable Known known) {
        this.folder = folder;
        this.hold = hold;
        this.cache = cache;
        this.known = known;
    }

    /// Takes a folder.
    ///
    /// @param portable whether names may not clash
    static FolderClaim of(Area area, Folder folder, FoldedNames cache, boolean portable) throws IOException {
        LockFile.Hold hold = area.holdNames(folder.stat());
        try {
            // Looked at again now that it stands still.
            return new FolderClaim(folder, hold, cache, portable ? cache.of(folder, folder.stat()) : null);
        } catch (IOException | RuntimeException problem) {
            hold.close();
            throw problem;
        }
    }

    /// Refuses a name that not every system can hold.
    static void checkPortable(String leaf) throws StorageException {
        BadNameException bad = PortableName.problem(leaf).orElse(null);
        if (bad != null) {
            throw new StorageException(new Failure.BadName(bad.position(), bad.problem(), PortableName.safe(leaf), ""));
        }
    }

    Folder folder() {
        return folder;
    }

    /// What is there by this name, if it is worth asking the system before it is tried; null if not, or if
    /// nothing is.
    ///
    /// @throws StorageException CLASH if another name stands in the way
    @Nullable
    Stat before(String leaf) throws IOException {
        if (known == null || !known.names().contains(Folded.hash(leaf))) {
            return null;
        }
        Stat there = folder.find(leaf);
        if (there == null) {
            String other = clash(leaf);
            if (other != null) {
                Stat clashing = folder.find(other);
                throw Failures.conflict(
                        Failure.ConflictReason.CLASH,
                        clashing == null ? null : Entries.of(other, clashing),
                        freeName(leaf));
            }
        }
        return there;
    }

    /// The name was given.
    void given(String leaf) {
        if (known != null) {
            known.names().add(Folded.hash(leaf));
        }
    }

    /// A name like this one that is free, or null if none was found soon.
    @Nullable
    String freeName(String leaf) throws IOException {
        for (int i = 2; i < TRIES; i++) {
            String other = Suffix.on(leaf, Integer.toString(i));
            boolean maybe = known == null || known.names().contains(Folded.hash(other));
            if (!maybe || (folder.find(other) == null && (known == null || clash(other) == null))) {
                return other;
            }
        }
        return null;
    }

    /// Another name in the folder that clashes with this one, or null.
    private @Nullable String clash(String leaf) throws IOException {
        try (Names all = folder.names()) {
            for (String name = all.next(); name != null; name = all.next()) {
                if (Folded.clash(name, leaf)) {
                    return name;
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        try {
            if (known != null) {
                cache.keep(known, folder.stat());
            }
        } catch (IOException _) {
            // Then it is read anew next time.
        } finally {
            hold.close();
        }
    }
}

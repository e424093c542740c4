package sampan.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// Sampan's own folder at the top of a mount, `.sampan`: drafts, files not yet published, the trash, and
/// the locks. It is on the mount of what it serves, so that a name can be given from one to the other in
/// one step. Only the owner may look into it. Thread-safe.
final class Area implements Closeable {
    static final String ASIDE = "quarantine";

    private static final String NAMES_LOCK = "names.lock";
    private static final int FOLDERS = 1024;

    private final Folder home;
    private final Folder drafts;
    private final Folder temporary;
    private final Folder trash;
    private final LockFile names;
    private final Space space;
    private final String run;
    private final AtomicLong made = new AtomicLong();

    private Area(Folder home, StorageOptions options) throws IOException {
        this.home = home;
        this.drafts = made(home, "drafts");
        this.temporary = made(home, "tmp");
        this.trash = made(home, "trash");
        this.names = lockFile(home, NAMES_LOCK);
        this.space = new Space(home, options, new Promises(drafts));
        this.run = Long.toHexString(System.nanoTime() ^ options.instance());
    }

    /// Opens the area of a mount, and makes it if need be.
    ///
    /// @param mount the mount's top folder
    static Area open(Folder mount, StorageOptions options) throws IOException {
        Folder home = made(mount, Entries.OWN);
        try {
            return new Area(home, options);
        } catch (IOException | RuntimeException problem) {
            home.close();
            throw problem;
        }
    }

    /// Opens a folder, and makes it, for the owner only, if need be.
    static Folder made(Folder in, String name) throws IOException {
        try {
            return in.folder(name);
        } catch (IOException problem) {
            if (Errno.of(problem) != Errno.NOENT) {
                throw problem;
            }
        }
        try {
            in.makeFolder(name, true);
        } catch (IOException problem) {
            if (Errno.of(problem) != Errno.EXIST) {
                throw problem;
            }
        }
        return in.folder(name);
    }

    /// Opens a file to lock, and makes it if need be.
    static LockFile lockFile(Folder folder, String name) throws IOException {
        if (folder.find(name) == null) {
            try {
                folder.create(name).close();
            } catch (IOException problem) {
                if (Errno.of(problem) != Errno.EXIST) {
                    throw problem;
                }
            }
        }
        return LockFile.open(folder, name);
    }

    Folder home() {
        return home;
    }

    /// The drafts, in a folder for each device.
    Folder drafts() {
        return drafts;
    }

    /// What is being written and has no place yet; whatever lies here for a day is rubbish.
    Folder temporary() {
        return temporary;
    }

    Folder trash() {
        return trash;
    }

    Space space() {
        return space;
    }

    /// A name in [#temporary] that nothing had before.
    String newName() {
        return run + "-" + Long.toHexString(made.incrementAndGet());
    }

    /// What was put aside. The caller closes it.
    Folder aside() throws IOException {
        return made(home, ASIDE);
    }

    /// Whether a name in [#temporary] was made by this process, and may be in use.
    boolean isOfThisRun(String name) {
        return name.startsWith(run + "-");
    }

    /// Puts aside what is not what it should be; a person may look at it.
    void quarantine(Folder from, String name) throws IOException {
        try (Folder aside = aside()) {
            from.rename(name, aside, newName(), Folder.Rename.REPLACE);
        }
    }

    /// Holds a folder of this mount against everybody else who gives names in it.
    LockFile.Hold holdNames(Stat folder) throws IOException {
        return names.exclusive(
                Math.floorMod(Long.hashCode(folder.inode()) * 31 + Long.hashCode(folder.device()), FOLDERS));
    }

    @Override
    public void close() throws IOException {
        try (home;
                drafts;
                temporary;
                trash) {
            names.close();
        }
    }
}

package sampan.app.transfer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.BadNameException;
import sampan.protocol.RemotePath;

/// A folder of this computer that takes what a host's folder holds. It is made when the first file needs it,
/// or at the end. A link, or anything else that is no folder, is never gone through. Thread-safe.
final class TargetFolder {
    private final RemotePath remote;
    private final String name;
    private final String shown;
    private final @Nullable TargetFolder parent;
    private final LocalSystem system;
    private @Nullable GivenNames names;
    private @Nullable String local;
    private @Nullable Long modified;
    private @Nullable Path path;
    private @Nullable Object key;
    private @Nullable TransferException failure;
    private boolean existed;

    private TargetFolder(
            RemotePath remote, String name, String shown, @Nullable TargetFolder parent, LocalSystem system) {
        this.remote = remote;
        this.name = name;
        this.shown = shown;
        this.parent = parent;
        this.system = system;
        this.names = new GivenNames(system);
    }

    /// The folder that a person chose.
    ///
    /// @param path its real path
    /// @param remote the host's folder whose content it takes
    /// @param system which names can be held there
    static TargetFolder top(Path path, RemotePath remote, LocalSystem system) {
        TargetFolder top = new TargetFolder(remote, "", "", null, system);
        top.local = "";
        top.path = path;
        top.key = key(path);
        top.existed = true;
        return top;
    }

    /// A folder in this one, which has no name here yet.
    ///
    /// @throws sampan.protocol.BadNameException if the name is not legal
    TargetFolder child(String folder) {
        return new TargetFolder(remote.child(folder), folder, shownChild(folder), this, system);
    }

    /// A folder in this one with its name here.
    ///
    /// @throws sampan.protocol.BadNameException if the name is not legal
    TargetFolder child(String folder, String here) {
        TargetFolder child = child(folder);
        child.local(here);
        return child;
    }

    /// The same folder, of which nothing is known yet.
    ///
    /// @param made the fresh ones so far
    TargetFolder fresh(Map<TargetFolder, TargetFolder> made) {
        if (parent == null) {
            return this;
        }
        TargetFolder known = made.get(this);
        if (known == null) {
            known = new TargetFolder(remote, name, shown, parent.fresh(made), system);
            known.modified = modified;
            known.local = local;
            made.put(this, known);
        }
        return known;
    }

    /// Whether a file in it can have this name.
    boolean holds(String file) {
        try {
            return remote.child(file).leaf().equals(file)
                    && system.problem(file).isEmpty();
        } catch (BadNameException e) {
            return false;
        }
    }

    /// The host's folder.
    RemotePath remote() {
        return remote;
    }

    /// Its path relative to the chosen folder; empty for [#top].
    String shown() {
        return shown;
    }

    /// The path of something in it, as items show it.
    String shownChild(String file) {
        return shown.isEmpty() ? file : shown + "/" + file;
    }

    @Nullable
    TargetFolder parent() {
        return parent;
    }

    /// The name it got here.
    synchronized void local(String here) {
        local = here;
    }

    /// The name it has here; null as long as that depends on what else will be listed.
    synchronized @Nullable String local() {
        return local;
    }

    /// The name it got here, if that is another than its own.
    @Nullable
    String renamed() {
        String here = local();
        return here == null || here.equals(name) ? null : here;
    }

    /// Whether it and all folders above it have their names here.
    boolean isNamed() {
        return local() != null && (parent == null || parent.isNamed());
    }

    /// Notes that the host listed this name; false if it did before.
    synchronized boolean isNew(String listed) {
        return names != null && names.isNew(listed);
    }

    /// Whether something that was listed keeps its name here; else [#another] has one, when all is listed.
    synchronized boolean keeps(String listed) {
        return names != null && names.keeps(listed);
    }

    /// Another name for something that was listed and does not keep its own.
    synchronized String another(String listed) {
        return names == null ? system.safe(listed) : names.another(listed);
    }

    /// Nothing more will be listed.
    synchronized void listed() {
        names = null;
    }

    /// Its time at the host, milliseconds since 1970.
    synchronized void modified(long millis) {
        modified = millis;
    }

    /// Makes it and the folders above it, or finds them.
    ///
    /// @throws TransferException if something else is in the way, or the disk won't
    Path ensure() throws TransferException {
        Path above = parent == null ? null : parent.ensure();
        synchronized (this) {
            if (failure != null) {
                throw failure;
            }
            if (path == null) {
                try {
                    path = make(LocalName.in(Objects.requireNonNull(above), here(), shown));
                    key = key(path);
                } catch (TransferException e) {
                    failure = e;
                    throw e;
                }
            }
            return path;
        }
    }

    /// A folder is made only when it has a name, unless its listing broke off.
    private String here() {
        return local == null ? system.safe(name) : local;
    }

    private Path make(Path here) throws TransferException {
        try {
            Files.createDirectory(here);
            return here;
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(here, LinkOption.NOFOLLOW_LINKS)) {
                existed = true;
                return here;
            }
            throw new TransferException(Reason.NOT_A_FOLDER, shown, e);
        } catch (IOException e) {
            throw LocalTrouble.of(shown, e, here, 0);
        }
    }

    private static @Nullable Object key(Path folder) {
        BasicFileAttributes now = look(folder);
        return now == null ? null : now.fileKey();
    }

    /// Sees, before something gets a name in it, that it is still where it was: somebody may have put a link there, or
    /// in the place of a folder above it, and nothing is ever written outside the chosen folder.
    ///
    /// @throws TransferException if it is gone, or leads elsewhere
    synchronized void confirm() throws TransferException {
        Path here = Objects.requireNonNull(path);
        String told = shown.isEmpty() ? here.toString() : shown;
        BasicFileAttributes now = look(here);
        if (now == null) {
            throw new TransferException(Reason.NOT_WRITABLE, told, null);
        }
        // One that was made anew is as good, if it is not somewhere else.
        if (!now.isDirectory() || !(Objects.equals(now.fileKey(), key) || isHere(here))) {
            throw new TransferException(Reason.NOT_A_FOLDER, told, null);
        }
    }

    private static boolean isHere(Path folder) {
        try {
            return folder.toRealPath().equals(folder);
        } catch (IOException e) {
            return false;
        }
    }

    /// Whether this is why it, or a folder above it, can't be made.
    boolean isLostFor(TransferException why) {
        synchronized (this) {
            if (why == failure) {
                return true;
            }
        }
        return parent != null && parent.isLostFor(why);
    }

    /// Whether it is there, as far as this run needed it.
    synchronized boolean isMade() {
        return path != null;
    }

    /// Whether it was there before, so that names in it may be taken.
    synchronized boolean existed() {
        return existed;
    }

    /// What has the name in this folder, or null; only to be asked when the folder is there.
    static @Nullable BasicFileAttributes look(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return null;
        }
    }

    /// Gives it the host's time, when nothing in it will change any more. A file system that can't is left
    /// alone.
    synchronized void setTime() {
        if (path != null && modified != null) {
            try {
                Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setTimes(FileTime.fromMillis(modified), null, null);
            } catch (IOException ignored) {
                // The content is right; a time that can't be kept is not worth failing for.
            }
        }
    }
}

package sampan.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An open folder, and everything that is done to what lies in it. All of the storage's work on the disk
/// passes here, so that faults can be put in its way. Names are single names; a symbolic link is never
/// followed. Errors are those of `java.nio.file`, read by [Errno]. May be used by many threads; closed by
/// whoever opened it.
interface Folder extends Closeable {
    /// How a thing gets another name.
    enum Rename {
        /// In place of whatever has the name.
        REPLACE,
        /// Only if nothing has the name.
        KEEP,
        /// Both exchange their names.
        EXCHANGE
    }

    /// Where the JDK finds this folder while it is open.
    Path path();

    /// The same folder, opened once more.
    Folder again() throws IOException;

    /// The folder itself.
    Stat stat() throws IOException;

    /// What has the name, or null.
    @Nullable
    Stat find(String name) throws IOException;

    /// What has the name.
    ///
    /// @throws NoSuchFileException if nothing has
    default Stat stat(String name) throws IOException {
        Stat found = find(name);
        if (found == null) {
            throw new NoSuchFileException(name);
        }
        return found;
    }

    /// Whether the system lets us read the file, or enter the folder, of this name.
    boolean mayRead(String name) throws IOException;

    /// Opens a folder in this one.
    Folder folder(String name) throws IOException;

    /// The names in this folder.
    Names names() throws IOException;

    /// Opens a file to read; anything but a file is as good as absent, and is not touched.
    Blob open(String name) throws IOException;

    /// Opens an existing file of our own to read and write.
    Blob edit(String name) throws IOException;

    /// Makes a file that did not exist, to read and write, with the rights that the umask leaves and never
    /// executable.
    Blob create(String name) throws IOException;

    /// Opens, and makes if need be, a file to lock.
    FileChannel lockable(String name) throws IOException;

    /// Makes a folder.
    ///
    /// @param ownerOnly whether nobody else may look into it
    void makeFolder(String name, boolean ownerOnly) throws IOException;

    /// Gives a file of this folder a second name, never replacing.
    void link(String name, Folder to, String as) throws IOException;

    /// Gives a thing of this folder another name, or another place.
    void rename(String name, Folder to, String as, Rename how) throws IOException;

    /// Removes a name that is not a folder's.
    void deleteFile(String name) throws IOException;

    /// Removes an empty folder.
    void deleteFolder(String name) throws IOException;

    /// Sets the time of last change.
    ///
    /// @param millis since 1970; pressed into what the system can hold
    void setModified(String name, long millis) throws IOException;

    /// Lets the owner do everything with this folder.
    void unlock() throws IOException;

    /// Forces the names in this folder to the disk; does nothing where the system has no such thing.
    void force() throws IOException;

    /// The room on this folder's disk.
    Room room() throws IOException;

    /// The room on a disk.
    ///
    /// @param total its size in bytes
    /// @param usable what this program may still write, in bytes
    /// @param inMemory whether it is no disk but memory, where forcing means nothing
    record Room(long total, long usable, boolean inMemory) {}
}

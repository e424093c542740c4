package sampan.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;

/// A folder to be shared. Immutable.
///
/// @param name the share's name, as visitors see it
/// @param folder the folder; may itself be a symbolic link
/// @param access the most that any visitor may do
/// @param portable whether names that visitors create must be such that every system can hold them
/// @param approved whether only those devices may come that were let in here one by one, see [SampanServer#approve];
///     no link opens it then
public record SharedFolder(String name, Path folder, Access access, boolean portable, boolean approved) {
    /// @throws sampan.protocol.BadNameException when the name can't be one
    public SharedFolder {
        RemotePath.of(name);
    }

    /// A folder with portable names, under the name that it has, that links open.
    ///
    /// @throws IllegalArgumentException when the folder has no name, as the root of a disk has none
    public static SharedFolder of(Path folder, Access access) {
        Path leaf = folder.toAbsolutePath().normalize().getFileName();
        if (leaf == null) {
            throw new IllegalArgumentException(folder + " has no name; give the share one");
        }
        return new SharedFolder(leaf.toString(), folder, access, true, false);
    }

    /// The same under another name.
    public SharedFolder withName(String other) {
        return new SharedFolder(other, folder, access, portable, approved);
    }

    /// The same, with or without portable names.
    public SharedFolder withPortable(boolean names) {
        return new SharedFolder(name, folder, access, names, approved);
    }

    /// The same, for approved devices only, or for whoever has a link.
    public SharedFolder withApproved(boolean only) {
        return new SharedFolder(name, folder, access, portable, only);
    }

    /// With the folder as the system itself writes it, so that a grant for it means the same however it was named.
    ///
    /// @throws IOException when there is no such folder
    SharedFolder real() throws IOException {
        Path real = folder.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new NotDirectoryException(folder.toString());
        }
        return new SharedFolder(name, real, access, portable, approved);
    }
}

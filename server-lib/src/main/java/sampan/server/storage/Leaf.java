package sampan.server.storage;

import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The one place where a name becomes a path, and the last look at it before the system gets it: what the
/// JDK's and the system's calls would take for a way out of the folder is nobody's name.
final class Leaf {
    /// Where Linux shows what this process has open, by number.
    static final Path NUMBERS = Path.of("/proc/self/fd");

    private Leaf() {}

    /// Returns the name.
    ///
    /// @throws NoSuchFileException if it is no single name
    static String checked(String name) throws NoSuchFileException {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0 || name.indexOf(0) >= 0) {
            throw new NoSuchFileException(name);
        }
        return name;
    }

    /// The path of a name in a folder.
    static Path in(Path folder, String name) throws NoSuchFileException {
        Path path = folder.resolve(checked(name));
        // Windows has more ways out than Linux: "C:x", "a:stream" and "\x" are caught by what they become.
        if (path.getNameCount() != folder.getNameCount() + 1 || !path.startsWith(folder)) {
            throw new NoSuchFileException(name);
        }
        return path;
    }

    /// The path of a name in a folder that is given apart.
    static Path alone(String name) throws NoSuchFileException {
        return Path.of(checked(name));
    }

    /// The path that leads to what is open by this number.
    static Path numbered(int number) {
        return NUMBERS.resolve(Integer.toString(number));
    }

    /// A path that the system told.
    static Path told(String path) {
        return Path.of(path);
    }

    /// Whether the text leads back to the name: the JDK keeps the bytes of a name it can't decode, but not
    /// in its text.
    static boolean isSpelled(Path name, String text) {
        try {
            return name.getFileSystem().getPath(text).equals(name);
        } catch (InvalidPathException _) {
            return false;
        }
    }
}

package sampan.app.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import sampan.protocol.Digests;

/// Makes files and folders for tests, and tells what is in a folder.
public final class Trees {
    private Trees() {}

    /// Bytes that are the same for the same seed.
    public static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    /// A file with bytes and time of that seed; makes the folders above it.
    public static Path file(Path file, int size, long seed) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(size, seed));
        return Files.setLastModifiedTime(file, FileTime.fromMillis(1_600_000_000_000L + seed * 1_001));
    }

    static void time(Path path, long millis) throws IOException {
        Files.setLastModifiedTime(path, FileTime.fromMillis(millis));
    }

    /// Everything below a folder: path to kind, size, digest and time. Sampan's own folders at the host are
    /// left out.
    public static Map<String, String> snapshot(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                String shown = folder.relativize(path).toString();
                if (!shown.isEmpty() && !shown.equals(".sampan") && !shown.startsWith(".sampan/")) {
                    all.put(shown, describe(path));
                }
            }
        }
        return all;
    }

    private static String describe(Path path) throws IOException {
        long modified =
                Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toMillis();
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return "folder " + modified;
        }
        if (Files.isSymbolicLink(path)) {
            return "link " + Files.readSymbolicLink(path);
        }
        byte[] bytes = Files.readAllBytes(path);
        return "file " + bytes.length + " " + Digests.chunk(bytes, 0, bytes.length) + " " + modified
                + (Files.isExecutable(path) ? " executable" : "");
    }
}

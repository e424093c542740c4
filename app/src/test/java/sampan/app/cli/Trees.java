package sampan.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Folder trees for tests, the same ones every time, and what there is to compare of them.
final class Trees {
    private static final long FIRST = 1_700_000_000_000L;

    private Trees() {}

    /// Some files of every size that matters, names in Chinese, an empty file and an empty folder, with times
    /// of their own.
    static Path mixed(Path top) throws IOException {
        Random random = new Random(7);
        write(top.resolve("empty"), 0, random);
        write(top.resolve("one"), 1, random);
        write(top.resolve("a/chunk.bin"), 1 << 20, random);
        write(top.resolve("a/chunk+1.bin"), (1 << 20) + 1, random);
        write(top.resolve("a/b/large.bin"), 5_000_000, random);
        write(top.resolve("照片/春节 2026.jpg"), 12_345, random);
        Files.createDirectories(top.resolve("nothing/in/here"));
        age(top);
        return top;
    }

    /// Many small files.
    static Path small(Path top, int files, long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < files; i++) {
            write(top.resolve("d" + i % 40).resolve("f" + i), random.nextInt(8192), random);
        }
        Files.createDirectories(top.resolve("nothing"));
        age(top);
        return top;
    }

    static void write(Path file, int size, Random random) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        Files.write(file, bytes);
    }

    /// Gives everything a time of its own; whole milliseconds, which is what travels.
    private static void age(Path top) throws IOException {
        long time = FIRST;
        for (Path path : all(top).values()) {
            time += 61_001;
            Files.setLastModifiedTime(path, FileTime.fromMillis(time));
        }
    }

    /// Everything below, the deepest first, by its path relative to the top.
    private static Map<String, Path> all(Path top) throws IOException {
        try (Stream<Path> walk = Files.walk(top)) {
            Map<String, Path> all = new TreeMap<>((a, b) -> b.compareTo(a));
            walk.filter(path -> !path.equals(top))
                    .forEach(path -> all.put(top.relativize(path).toString().replace('\\', '/'), path));
            return all;
        }
    }

    /// A line for each thing below: its path, time, and a sum of its bytes. What Sampan keeps for itself does
    /// not count.
    static Map<String, String> described(Path top) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        all(top).forEach((name, path) -> {
            if (!name.equals(".sampan") && !name.startsWith(".sampan/")) {
                lines.put(name, line(path));
            }
        });
        return lines;
    }

    private static String line(Path path) {
        try {
            long time = Files.getLastModifiedTime(path).toMillis();
            if (Files.isDirectory(path)) {
                return "folder " + time;
            }
            byte[] bytes = Files.readAllBytes(path);
            return bytes.length + " bytes " + Arrays.hashCode(bytes) + " " + time;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

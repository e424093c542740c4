import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What is carried, and where: a library that every server offers, and an empty folder at home.
final class Data {
    static final long BIG = 1L << 30;
    static final int CHUNK = 1 << 20;
    private static final int FOLDERS = 100;
    private static final int IN_EACH = 100;
    private static final int SMALL = 4096;

    final Path room;
    final Path library;
    final Path big;
    final Path small;
    final Path up;
    final Path home;

    Data(Path room) throws IOException {
        this.room = room;
        library = create(room.resolve("lib"));
        big = library.resolve("big.bin");
        small = library.resolve("small");
        up = create(library.resolve("up"));
        home = create(room.resolve("home"));
        up.toFile().setWritable(true, false);
        Random random = new Random(7);
        write(big, BIG, random);
        for (int d = 0; d < FOLDERS; d++) {
            Path folder = create(small.resolve("d" + d));
            for (int f = 0; f < IN_EACH; f++) {
                write(folder.resolve("f" + f), SMALL, random);
            }
        }
    }

    private static Path create(Path folder) throws IOException {
        return Files.createDirectories(folder);
    }

    private static void write(Path file, long size, Random random) throws IOException {
        byte[] bytes = new byte[(int) Math.min(size, CHUNK)];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= bytes.length) {
                random.nextBytes(bytes);
                out.write(bytes, 0, (int) Math.min(left, bytes.length));
            }
        }
    }

    /// The big file with other bytes in every hundredth chunk.
    Path changed() throws IOException {
        Path copy = Files.copy(big, create(room.resolve("changed")).resolve("big.bin"));
        Random random = new Random(8);
        byte[] bytes = new byte[CHUNK / 2];
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            for (long at = CHUNK / 4; at < BIG; at += 100L * CHUNK) {
                random.nextBytes(bytes);
                channel.write(ByteBuffer.wrap(bytes), at);
            }
        }
        return copy;
    }

    /// The big file with 1,000,001 bytes before it.
    Path shifted() throws IOException {
        Path longer = create(room.resolve("shifted")).resolve("big.bin");
        byte[] first = new byte[1_000_001];
        new Random(9).nextBytes(first);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(longer), CHUNK)) {
            out.write(first);
            Files.copy(big, out);
        }
        return longer;
    }

    /// A folder of so many empty files.
    Path many(int count) throws IOException {
        Path folder = create(library.resolve("many" + count));
        for (int i = 0; i < count; i++) {
            Files.createFile(folder.resolve("a file with a usual name " + i + ".txt"));
        }
        return folder;
    }

    /// Empties what was fetched and sent.
    void clear() throws IOException {
        for (Path folder : List.of(home, up)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path each : all.toList()) {
                    delete(each);
                }
            }
        }
    }

    /// Deletes a file, or a folder and everything in it.
    static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /// Whether two files or folders hold the same.
    static boolean same(Path one, Path other) throws IOException {
        if (!Files.isDirectory(one)) {
            return Files.isRegularFile(other) && Files.mismatch(one, other) < 0;
        }
        TreeSet<Path> names = names(one);
        if (!Files.isDirectory(other) || !names.equals(names(other))) {
            return false;
        }
        for (Path name : names) {
            Path there = one.resolve(name);
            if (Files.isRegularFile(there) && Files.mismatch(there, other.resolve(name)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static TreeSet<Path> names(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            TreeSet<Path> names = new TreeSet<>();
            all.forEach(path -> names.add(top.relativize(path)));
            return names;
        }
    }
}

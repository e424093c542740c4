package sampan.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder with everything in it: made for a test, the same for the same seed, and compared by one.
///
/// @param top the folder
record Tree(Path top) {
    static final int CHUNK = 1 << 20;

    private static final long FIRST_TIME = 1_500_000_000_000L;
    private static final int PIECE = 256 * 1024;

    /// What a visitor may have under way beside the real names: its folder of parts.
    private static final Pattern PARTS = Pattern.compile("\\.sampan-[0-9a-f]{16}\\.part");

    /// A file of so many bytes; the folders above it are made.
    Tree with(String name, long size, Random random) throws IOException {
        Path file = top.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= Math.min(left, PIECE)) {
                random.nextBytes(piece);
                out.write(piece, 0, (int) Math.min(left, PIECE));
            }
        }
        return this;
    }

    /// An empty folder; those above it are made.
    Tree with(String folder) throws IOException {
        Files.createDirectories(top.resolve(folder));
        return this;
    }

    /// Gives everything a time of its own, in whole milliseconds, which is what travels.
    Tree aged() throws IOException {
        long time = FIRST_TIME;
        for (Path path : deepestFirst()) {
            time += 7_919_013;
            Files.setLastModifiedTime(path, FileTime.fromMillis(time));
        }
        return this;
    }

    private List<Path> deepestFirst() throws IOException {
        try (Stream<Path> walk = Files.walk(top)) {
            return new ArrayList<>(walk.sorted().toList()).reversed();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(top)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// The bytes of all files.
    long bytes() throws IOException {
        long sum = 0;
        for (Path file : files()) {
            sum += Files.size(file);
        }
        return sum;
    }

    /// The same tree at another place, or what shall become one there.
    Tree at(Path place) {
        return new Tree(place);
    }

    /// A sum over the names, times and bytes of everything in it, folders included.
    String sha256() throws IOException {
        MessageDigest sum = digest();
        for (Path path : deepestFirst()) {
            sum.update((top.relativize(path) + "\0" + time(path) + "\0").getBytes(UTF_8));
            if (Files.isRegularFile(path)) {
                try (InputStream in = new DigestInputStream(Files.newInputStream(path), sum)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
        return HexFormat.of().formatHex(sum.digest());
    }

    /// Whether names, times and bytes of everything are the same.
    boolean isLike(Tree other) throws IOException {
        return Files.exists(top) && sha256().equals(other.sha256());
    }

    /// What is in here under a real name and not the same file, bytes and time, in the original: nothing, ever. A name
    /// the original does not have is such a thing too.
    List<String> partial(Tree original) throws IOException {
        List<String> wrong = new ArrayList<>();
        if (!Files.exists(top)) {
            return wrong;
        }
        try (Stream<Path> walk = Files.walk(top)) {
            for (Path path : (Iterable<Path>) walk::iterator) {
                Path there = original.top.resolve(top.relativize(path).toString());
                boolean whole = Files.isDirectory(path) ? Files.isDirectory(there) : isSame(path, there);
                if (!whole) {
                    wrong.add(top.relativize(path).toString());
                }
            }
        }
        return wrong;
    }

    private static boolean isSame(Path file, Path original) throws IOException {
        return Files.isRegularFile(original) && Files.mismatch(file, original) < 0 && time(file) == time(original);
    }

    /// How many bytes of the original are here, under real names or in files that are not finished.
    long held(Tree original, List<Unfinished> unfinished) throws IOException {
        long held = 0;
        for (Path file : original.files()) {
            if (Files.exists(top.resolve(original.top.relativize(file).toString()))) {
                held += Files.size(file);
            } else if (Files.size(file) > CHUNK) {
                for (Unfinished one : unfinished) {
                    held += one.held(file);
                }
            }
        }
        return held;
    }

    /// Whether this is the name of a folder in which a visitor keeps what is not finished.
    static boolean isForParts(String name) {
        return PARTS.matcher(name).matches();
    }

    private static long time(Path path) throws IOException {
        return Files.getLastModifiedTime(path).toMillis();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

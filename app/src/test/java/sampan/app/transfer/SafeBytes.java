package sampan.app.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Limits;

/// What a receiver has of a tree, while it may be at work still.
///
/// @param source the tree
/// @param around the folder that it arrives in
/// @param drafts where a host keeps what is not finished; null for a visitor, which keeps it in `around`
record SafeBytes(Path source, Path around, @Nullable Path drafts) {
    private static final int CHUNK = Limits.CHUNK;

    /// How many bytes are safe: files that have their names, and chunks of others. There may be more a moment later.
    long held() throws IOException {
        List<Path> unfinished = unfinished();
        long held = 0;
        try (Stream<Path> walk = Files.walk(source)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                String shown = source.resolveSibling("").relativize(file).toString();
                long size = Files.size(file);
                if (Files.exists(around.resolve(shown))) {
                    held += size;
                } else if (size > CHUNK) {
                    for (Path part : unfinished) {
                        held += held(part, file);
                    }
                }
            }
        }
        return held;
    }

    /// The drafts at the host, or the parts here.
    List<Path> unfinished() throws IOException {
        return drafts == null
                ? files(around, name -> name.endsWith(".large"))
                : files(drafts, name -> name.equals("data"));
    }

    /// The files below a folder whose name is wanted, as far as they stay.
    static List<Path> files(Path top, Predicate<String> wanted) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.exists(top)) {
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (wanted.test(file.getFileName().toString())) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException gone) {
                    // Somebody may be tidying up there.
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return found;
    }

    private static long held(Path part, Path original) throws IOException {
        long held = 0;
        Path marks = part.resolveSibling("marks");
        try (InputStream theirs = Files.newInputStream(original);
                InputStream ours = Files.newInputStream(part)) {
            byte[] marked = Files.exists(marks) ? Files.readAllBytes(marks) : null;
            for (int chunk = 0; ; chunk++) {
                byte[] expected = theirs.readNBytes(CHUNK);
                if (expected.length == 0) {
                    return held;
                }
                byte[] found = ours.readNBytes(expected.length);
                if (Arrays.equals(expected, found) && (marked == null || isMarked(marked, chunk))) {
                    held += expected.length;
                }
            }
        } catch (NoSuchFileException _) {
            // It has got its name meanwhile.
            return held;
        }
    }

    /// A host's marks are 64 bytes and then 32 for each chunk, which are 0 while it is missing.
    private static boolean isMarked(byte[] marks, int chunk) {
        for (int at = 64 + chunk * 32; at < Math.min(marks.length, 96 + chunk * 32); at++) {
            if (marks[at] != 0) {
                return true;
            }
        }
        return false;
    }
}

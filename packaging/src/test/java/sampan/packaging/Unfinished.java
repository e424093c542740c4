package sampan.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A file with chunks of one that is under way: a visitor's part, or a host's draft, whose marks say which chunks are
/// there.
///
/// @param bytes where the chunks lie, each at its place
/// @param marks the draft's marks, or null for a part
record Unfinished(Path bytes, @Nullable Path marks) {
    private static final String DATA = "data";
    private static final int HEAD = 64;
    private static final int SLOT = 32;

    /// What a file that was found is, or null if it is neither.
    static @Nullable Unfinished of(Path file) {
        String name = file.getFileName().toString();
        if (name.equals(DATA)) {
            return new Unfinished(file, file.resolveSibling("marks"));
        }
        return name.endsWith(".large") ? new Unfinished(file, null) : null;
    }

    /// How many bytes of this file are here and safe. A mark that vouches for other bytes is a defect of its own, and
    /// shows in the file that is published.
    long held(Path original) throws IOException {
        long held = 0;
        try (InputStream theirs = Files.newInputStream(original);
                InputStream ours = Files.newInputStream(bytes)) {
            byte[] marked = marks == null ? null : Files.readAllBytes(marks);
            for (int chunk = 0; ; chunk++) {
                byte[] expected = theirs.readNBytes(Tree.CHUNK);
                byte[] found = ours.readNBytes(expected.length);
                if (expected.length == 0) {
                    return held;
                }
                if (Arrays.equals(expected, found) && (marked == null || isMarked(marked, chunk))) {
                    held += expected.length;
                }
            }
        } catch (NoSuchFileException _) {
            // It has got its name meanwhile.
            return held;
        }
    }

    private static boolean isMarked(byte[] marks, int chunk) {
        for (int at = HEAD + chunk * SLOT; at < Math.min(marks.length, HEAD + (chunk + 1) * SLOT); at++) {
            if (marks[at] != 0) {
                return true;
            }
        }
        return false;
    }
}

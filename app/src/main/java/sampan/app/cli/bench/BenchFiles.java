package sampan.app.cli.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// What a bench sends when nothing was named: files of bytes that no compression shortens. Closing deletes them.
public final class BenchFiles implements AutoCloseable {
    private static final int BUFFER = 1024 * 1024;
    private static final int IN_A_FOLDER = 100;

    private final Path top;

    /// Makes them.
    ///
    /// @param in where a folder is made for them
    /// @param count how many, in folders of a hundred
    /// @param size bytes of each
    public BenchFiles(Path in, int count, long size) throws IOException {
        top = Files.createTempDirectory(in, "sampan-bench");
        try {
            SplittableRandom random = new SplittableRandom(7);
            byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, size))];
            for (int i = 0; i < count; i++) {
                Path folder = Files.createDirectories(top.resolve("files/" + i / IN_A_FOLDER));
                write(folder.resolve("file-" + i), size, buffer, random);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static void write(Path file, long size, byte[] buffer, SplittableRandom random) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= buffer.length) {
                random.nextBytes(buffer);
                out.write(buffer, 0, (int) Math.min(left, buffer.length));
            }
        }
    }

    /// The folder that holds them.
    public Path folder() {
        return top.resolve("files");
    }

    @Override
    public void close() throws IOException {
        Folders.delete(top);
    }
}

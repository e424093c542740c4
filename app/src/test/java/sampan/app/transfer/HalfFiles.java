package sampan.app.transfer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks again and again into a folder while something arrives there: whatever has a real name must be whole from the
/// first moment on. Its thread ends when it is closed.
final class HalfFiles implements AutoCloseable {
    private static final long BETWEEN_MS = 2;

    private final Path target;
    private final Path source;
    private final Set<Path> seen = new HashSet<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    HalfFiles(Path target, Path source) {
        this.target = target;
        this.source = source;
        this.thread = Thread.ofPlatform().start(this::run);
    }

    private void run() {
        try {
            do {
                look();
            } while (!closing.await(BETWEEN_MS, TimeUnit.MILLISECONDS));
            look();
        } catch (IOException | InterruptedException e) {
            wrong.add(e.toString());
        }
    }

    private void look() throws IOException {
        Files.walkFileTree(target, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean hidden = Staging.isOwn(folder.getFileName().toString());
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (seen.add(file) && !isWhole(file, attributes)) {
                    wrong.add(target.relativize(file).toString());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // Folders of parts go at the end; a file with a real name that does shows in what has arrived.
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private boolean isWhole(Path file, BasicFileAttributes attributes) throws IOException {
        Path original = source.resolve(target.relativize(file).toString());
        return Files.isRegularFile(original)
                && Files.mismatch(file, original) < 0
                && Files.getLastModifiedTime(original).toMillis()
                        == attributes.lastModifiedTime().toMillis();
    }

    /// What had a real name and was not whole.
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package sampan.server.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The names in a folder as the JDK streams them.
final class PathNames implements Names {
    private static final char REPLACEMENT = '\ufffd';

    private final Path folder;
    private final DirectoryStream<Path> stream;
    private final Iterator<Path> paths;
    private boolean malformed;
    private @Nullable Path last;

    /// @param folder where the JDK finds the folder
    PathNames(Path folder, DirectoryStream<Path> stream) {
        this.folder = folder;
        this.stream = stream;
        this.paths = stream.iterator();
    }

    @SuppressWarnings("StreamResourceLeak") // Closed with the names.
    static Names of(Path folder) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
        return new PathNames(folder, stream);
    }

    @Override
    public @Nullable String next() throws IOException {
        try {
            if (!paths.hasNext()) {
                return null;
            }
            Path name = paths.next().getFileName();
            String text = name.toString();
            last = name;
            malformed = text.indexOf(REPLACEMENT) >= 0 && !Leaf.isSpelled(name, text);
            return text;
        } catch (DirectoryIteratorException problem) {
            throw problem.getCause();
        }
    }

    @Override
    public boolean isMalformed() {
        return malformed;
    }

    @Override
    public void moveTo(Folder to, String as) throws IOException {
        if (last == null) {
            throw new IllegalStateException("no name yet");
        }
        Files.move(folder.resolve(last), Leaf.in(to.path(), as), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException _) {
            // The names were read; nothing was written that closing could lose.
        }
    }
}

package sampan.server.storage;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The names in a folder, as the system gives them. Used by one thread at a time.
interface Names extends Closeable {
    /// The next name, or null at the end.
    @Nullable
    String next() throws IOException;

    /// Whether the last name is not well-formed, so that nothing can be opened by it.
    boolean isMalformed();

    /// Gives what has the last name another one, even where the name is not well-formed.
    void moveTo(Folder to, String as) throws IOException;

    @Override
    void close();
}

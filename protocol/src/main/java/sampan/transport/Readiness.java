package sampan.transport;

import java.io.IOException;

/// Waits on behalf of a channel that does not block itself. Used by the threads that read and write the channel; each
/// call returns when the channel is ready, or is closed, and may return early.
public interface Readiness {
    /// For channels that block themselves, which never ask.
    Readiness BLOCKING = new Readiness() {
        @Override
        public void awaitReadable() {
            throw new IllegalStateException("a blocking channel waits itself");
        }

        @Override
        public void awaitWritable() {
            throw new IllegalStateException("a blocking channel waits itself");
        }
    };

    /// Waits until bytes may have come.
    ///
    /// @throws IOException when nothing can come any more
    void awaitReadable() throws IOException;

    /// Waits until there may be room for bytes.
    ///
    /// @throws IOException when nothing can be sent any more
    void awaitWritable() throws IOException;
}

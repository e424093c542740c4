package sampan.app.client;

import java.io.IOException;
import sampan.protocol.Failure;

/// Takes the bytes of a reply's body, chunk by chunk and in order, on the link's reading thread: until it returns,
/// nothing else is read from that link. It may write to a disk, but must not force, and must never wait for
/// anything that this link has still to bring or to send.
@FunctionalInterface
public interface BodySink {
    /// A chunk whose digest agreed. It belongs to the sink, which releases it soon, on whatever thread.
    ///
    /// @throws IOException when it can't be kept: the rest of the body is thrown away, the call fails with this,
    ///     and the link goes on
    void chunk(ChunkBuffer chunk) throws IOException;

    /// The host took the body back; chunks that came before it said so are right all the same.
    default void aborted(Failure why) {}
}

package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import sampan.protocol.Digest;
import sampan.protocol.Failure;

/// The body of a request, on its way in. Used by one thread at a time; ends with [#end], [#aborted] or [#drop].
sealed interface Body permits PutBody, ChunksBody, ProbeBody, PassedOver {
    /// Some of its bytes; valid during the call only.
    void bytes(ByteBuffer bytes) throws IOException;

    /// The end of a chunk, whose bytes must have this digest.
    void chunkEnd(Digest digest) throws IOException;

    /// The end of the body, after the end of its last chunk: now it is answered.
    void end() throws IOException;

    /// The sender took it back: answered with that.
    void aborted(Failure failure) throws IOException;

    /// The connection is over.
    void drop();
}

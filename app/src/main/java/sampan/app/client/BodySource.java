package sampan.app.client;

import java.io.IOException;
import sampan.protocol.Digest;

/// Gives the bytes of a request's body, chunk by chunk, to the thread that sends it.
@FunctionalInterface
public interface BodySource {
    /// Puts the next chunk's bytes into `chunk`, from 0 on. It is called once for each chunk that the request
    /// promises: one of a `put`, the range's of a `chunk`; of a `probe` until a chunk is not full.
    ///
    /// @param chunk of [sampan.protocol.Limits#CHUNK] bytes; not to be kept
    /// @return how many bytes the chunk has, at least 1; fewer than all only in the last one
    /// @throws IOException when the bytes can't be had: the body is taken back, the host answers that it was, and
    ///     the link goes on
    int next(byte[] chunk) throws IOException;

    /// That chunk was sent, and this is its digest.
    default void marked(Digest digest) {}
}

package sampan.server;

import java.io.IOException;
import sampan.protocol.Digest;
import sampan.protocol.Failure;
import sampan.protocol.Part;
import sampan.protocol.Reply;

/// Where a [Session] puts its answers. What is put may wait until the driver flushes; when the visitor takes nothing,
/// these calls wait, which is all the back-pressure there is. Used by one thread at a time.
interface Outbox {
    /// The final reply to the oldest unanswered request.
    ///
    /// @param body whether a body follows, by [#data] and [#mark]
    void reply(Reply reply, boolean body) throws IOException;

    /// A piece of the reply to the oldest unanswered request.
    void part(Part part) throws IOException;

    /// A failure instead of a reply to the oldest unanswered request.
    void fail(Failure failure) throws IOException;

    /// Bytes of a body, at most one chunk. The array may be used again after the call.
    void data(byte[] bytes, int offset, int length) throws IOException;

    /// The end of a chunk of the body.
    void mark(Digest digest, boolean last) throws IOException;

    /// The end of a body that can't be finished.
    void abort(Failure failure) throws IOException;
}

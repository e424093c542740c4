package sampan.protocol;

/// What a conversation makes of the bytes it is fed.
public sealed interface Event {
    /// Nothing more can be said until there are more bytes. A driver settles what it owes, flushes, and
    /// only then reads.
    record NeedBytes() implements Event {}

    /// To a host: a request.
    ///
    /// @param request the request
    /// @param body whether its bytes follow
    record Requested(Request<?> request, boolean body) implements Event {}

    /// To a host: a request that can't be served, understood well enough to be answered with this failure,
    /// in its turn and after its body.
    ///
    /// @param failure the answer
    /// @param body whether bytes follow, to be passed over
    record Refused(Failure failure, boolean body) implements Event {}

    /// Bytes of a body.
    ///
    /// @param bytes a slice of the buffer that was fed, valid until the next call
    record Bytes(java.nio.ByteBuffer bytes) implements Event {}

    /// The end of a chunk.
    ///
    /// @param digest what its bytes must have as digest
    /// @param last whether the body ends here
    record ChunkEnd(Digest digest, boolean last) implements Event {}

    /// The end of a body that its sender took back: what came after the last chunk's end is useless.
    ///
    /// @param failure why
    record Aborted(Failure failure) implements Event {}

    /// To a visitor: a piece of a streamed reply.
    ///
    /// @param request what is being answered
    /// @param part the piece
    record Parted(Request<?> request, Part part) implements Event {}

    /// To a visitor: the final reply.
    ///
    /// @param request what was answered
    /// @param reply the reply
    /// @param body whether its bytes follow
    record Replied(Request<?> request, Reply reply, boolean body) implements Event {}

    /// To a visitor: a failure instead of a reply.
    ///
    /// @param request what was not done
    /// @param failure why
    record Failed(Request<?> request, Failure failure) implements Event {}

    /// The other side says why it closes; nothing follows.
    ///
    /// @param bye why
    record Closed(Bye bye) implements Event {}
}

package sampan.protocol;

/// Why a side closes the connection. Requests that are unanswered then are *unknown*; every one but `move`
/// and `purge` may simply be repeated.
///
/// @param reason why
/// @param text a line for logs; may be empty
public record Bye(Reason reason, String text) {
    /// Why.
    public enum Reason {
        /// No common version.
        VERSION,
        /// A frame that is not allowed here, or not well-formed.
        BAD_FRAME,
        /// A stranger asked for more than a hello.
        UNPAIRED,
        /// The right was taken back.
        REVOKED,
        /// The host is about to stop.
        DRAINING,
        /// Nothing was heard for too long.
        IDLE,
        /// Too many connections, or too much of something else.
        LIMIT,
        /// A defect of the closing side.
        INTERNAL
    }
}

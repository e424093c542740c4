package sampan.app.store;

/// What became of one file of a batch, as the queue's database keeps it. Immutable.
///
/// @param batch the batch's number
/// @param path relative to where the batch goes; names joined by `/`
/// @param size its bytes
/// @param modified its time, in the unit in which its side tells times
/// @param state where it stands
/// @param detail the draft of one that is begun, the name that one got that arrived under another than its own, why one
///     was passed over, the cause of one that failed; else empty
public record KeptFile(long batch, String path, long size, long modified, State state, String detail) {
    /// Where a file stands. One that is not kept at all waits.
    public enum State {
        /// Part of it is at the other side, or here, under a name of its own.
        BEGUN,
        /// It arrived.
        DONE,
        /// It was passed over on purpose.
        SKIPPED,
        /// It did not arrive.
        FAILED
    }
}

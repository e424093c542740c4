package sampan.app.cli.bench;

import sampan.app.transfer.TransferState;

/// One repetition of a transfer that is measured. Immutable.
///
/// @param nanos how long it took, from the order to the end, nanoseconds
/// @param end how it ended
public record Lap(long nanos, TransferState end) {}

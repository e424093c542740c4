package sampan.app.transfer;

/// One thing in a transfer and what became of it. Immutable.
///
/// @param path relative to where the transfer takes it; names joined by `/`
/// @param bytes its size
/// @param outcome what became of it
public record Item(String path, long bytes, ItemOutcome outcome) {}

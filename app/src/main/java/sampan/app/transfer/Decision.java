package sampan.app.transfer;

/// What an [Asker] answers about one file whose name is taken.
public sealed interface Decision permits ConflictPolicy, NewName {}

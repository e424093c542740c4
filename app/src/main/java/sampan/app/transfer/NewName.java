package sampan.app.transfer;

/// The file gets this name in the same folder; if something has that one too, it is asked about again. Immutable.
///
/// @param name one name; where it can't be held, the file fails
public record NewName(String name) implements Decision {}

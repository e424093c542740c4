package sampan.app.transfer;

/// One file or folder that would be carried, or something that would not, and what is known of it. Immutable.
///
/// @param path relative to where the transfer takes it; names joined by `/`
/// @param folder whether it is a folder
/// @param bytes a file's size, else 0
/// @param answer what was found
/// @param prospect what follows, with the options that were given
public record PreflightItem(String path, boolean folder, long bytes, PreflightAnswer answer, Prospect prospect) {
    /// What would become of it.
    public enum Prospect {
        /// It would be carried, or the folder would be there.
        CARRIED,
        /// It would be passed over on purpose.
        PASSED_OVER,
        /// It would fail.
        FAILS
    }
}

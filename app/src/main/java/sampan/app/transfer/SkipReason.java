package sampan.app.transfer;

/// Why something was passed over on purpose.
public enum SkipReason {
    /// It is a symbolic link; links are never followed or made.
    LINK,
    /// It is neither file nor folder, such as a pipe or a device.
    SPECIAL,
    /// It is rubbish that systems leave in folders, such as `.DS_Store`.
    JUNK,
    /// The same file, of equal size and time, is there already.
    SAME,
    /// Something has its name, and that stays.
    EXISTS,
    /// What has its name is as new or newer.
    NOT_NEWER
}

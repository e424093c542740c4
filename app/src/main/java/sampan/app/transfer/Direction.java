package sampan.app.transfer;

/// Which way a transfer carries files.
public enum Direction {
    /// From this computer to a host.
    UPLOAD,
    /// From a host to this computer.
    DOWNLOAD
}

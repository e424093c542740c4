package sampan.app.cli.bench;

/// What the visitors of a bench do.
public enum Work {
    /// They are connected and say nothing.
    IDLE,
    /// Each fetches a file of 1 KiB, again and again.
    SMALL,
    /// Each fetches a chunk of 1 MiB, again and again.
    BULK
}

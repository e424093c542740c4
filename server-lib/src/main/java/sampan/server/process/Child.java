package sampan.server.process;

/// A process that this program has started. Free for any thread. It is no zombie once [#awaitEnd] has returned, which
/// must be called once, by whoever started it.
public interface Child {
    /// Its number in the system.
    long pid();

    /// Waits for its end.
    ///
    /// @return its exit code; 128 and the signal's number when a signal ended it
    int awaitEnd();

    /// Ends it at once, if it has not ended.
    void kill();
}

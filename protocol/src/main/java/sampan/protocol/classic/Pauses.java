package sampan.protocol.classic;

/// The dialect's silences, in nanoseconds. All that are kept are lower bounds.
final class Pauses {
    private static final long MILLISECOND = 1_000_000;

    /// Keeps apart what must not be received together.
    static final long APART = 100 * MILLISECOND;
    /// What is received after so much silence may be the end of a file.
    static final long BEFORE_END = 50 * MILLISECOND;
    /// So much silence after it, and it was the end.
    static final long AFTER_END = 250 * MILLISECOND;
    /// So much silence after a request, and nothing of it is still to come.
    static final long AFTER_REQUEST = APART;
    /// A file of which nothing comes for so long will not come.
    static final long NO_MORE = 30_000 * MILLISECOND;

    /// So much silence after a whole line of a list, and it was the last.
    static final long AFTER_LIST = 500 * MILLISECOND;
    /// So much silence elsewhere in a list, and nothing more comes.
    static final long IN_LIST = 2_000 * MILLISECOND;
    /// How long a client that has sent a file listens for a complaint.
    static final long AFTER_UPLOAD = 500 * MILLISECOND;

    private Pauses() {}
}

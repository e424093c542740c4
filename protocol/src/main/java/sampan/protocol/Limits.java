package sampan.protocol;

/// The limits of version 1: those that are constants of the protocol, and those that a host tells in its
/// hello.
///
/// @param requests most unanswered requests on one connection; [#EARLY] to 65,535
/// @param ahead most unanswered body bytes on one connection; at least one chunk
/// @param run most chunks in one body; 1 to 64
/// @param connections how many connections of one visitor are useful; 1 to 8
/// @param waitMs longest wait of a watch that the host affords, milliseconds; 0 to 25,000
/// @param idleMs how long a visitor may be silent before the host hangs up, milliseconds; 1,000 or more
public record Limits(int requests, long ahead, int run, int connections, int waitMs, int idleMs) {
    /// Bytes of a frame's header.
    public static final int HEADER = 8;
    /// Most bytes of a JSON frame.
    public static final int JSON_BYTES = 64 * 1024;
    /// Most bytes of a frame before membership.
    public static final int STRANGER_BYTES = 8 * 1024;
    /// Deepest nesting of JSON.
    public static final int JSON_DEPTH = 16;
    /// Most elements of a JSON array.
    public static final int ARRAY = 1_000;
    /// Most bytes of a DATA frame.
    public static final int DATA_BYTES = 256 * 1024;
    /// Bytes of a chunk. Always this, so that the digest of a file is a property of the file.
    public static final int CHUNK = 1024 * 1024;
    /// Most bytes of a file that one `put` carries.
    public static final int PUT_BYTES = CHUNK;
    /// Most chunks of a file.
    public static final int FILE_CHUNKS = 1 << 22;
    /// Most bytes of a file.
    public static final long FILE_BYTES = (long) FILE_CHUNKS * CHUNK;
    /// Most names in a path.
    public static final int PATH_NAMES = 64;
    /// Most bytes of a name in UTF-8.
    public static final int NAME_BYTES = 255;
    /// Most bytes of a path in UTF-8, one counted for each separator.
    public static final int PATH_BYTES = 4_096;
    /// Most bytes of the answer to a request with a body.
    public static final int BODY_ANSWER_BYTES = 1_024;
    /// Most chunks whose digests one `sums` asks for.
    public static final int SUMS = 64;
    /// Most unanswered requests while the hello is unanswered; no host tells fewer.
    public static final int EARLY = 32;
    /// Most chunks in one body, whatever a host tells.
    public static final int RUN = 64;
    /// Most bytes of one body.
    public static final int BODY_BYTES = RUN * CHUNK;
    /// Most bytes that one `probe` sends either way.
    public static final int PROBE_BYTES = 16 * CHUNK;

    /// What a host of version 1 tells unless it has a reason not to.
    public static final Limits DEFAULT = new Limits(1_024, 8L * CHUNK, 16, 4, 25_000, 45_000);

    public Limits {
        within("requests", requests, EARLY, 65_535);
        within("ahead", ahead, CHUNK, Long.MAX_VALUE);
        within("run", run, 1, RUN);
        within("connections", connections, 1, 8);
        within("wait_ms", waitMs, 0, 25_000);
        within("idle_ms", idleMs, 1_000, Integer.MAX_VALUE);
    }

    private static void within(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value + " is not within " + least + " and " + most);
        }
    }
}

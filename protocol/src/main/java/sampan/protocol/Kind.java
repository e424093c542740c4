package sampan.protocol;

import org.jspecify.annotations.Nullable;

/// The kinds of frames, with the lengths and the flag that each may have.
enum Kind {
    REQUEST(1, 2, Limits.JSON_BYTES, Kind.BODY),
    REPLY(2, 2, Limits.JSON_BYTES, Kind.BODY),
    ERROR(3, 2, Limits.JSON_BYTES, 0),
    PART(4, 2, Limits.JSON_BYTES, 0),
    DATA(5, 1, Limits.DATA_BYTES, 0),
    MARK(6, Digest.BYTES, Digest.BYTES, Kind.LAST),
    ABORT(7, 2, Limits.JSON_BYTES, 0),
    BYE(8, 2, Limits.JSON_BYTES, 0);

    /// The flag that says: a body follows.
    static final int BODY = 1;
    /// The flag that says: the body ends here.
    static final int LAST = 2;
    /// From this number on a kind is passed over by whoever does not know it.
    static final int SKIPPED = 128;

    private final int number;
    private final int least;
    private final int most;
    private final int flags;

    Kind(int number, int least, int most, int flags) {
        this.number = number;
        this.least = least;
        this.most = most;
        this.flags = flags;
    }

    int number() {
        return number;
    }

    /// Fewest bytes after the header.
    int least() {
        return least;
    }

    /// Most bytes after the header.
    int most() {
        return most;
    }

    /// The flags that it may have.
    int flags() {
        return flags;
    }

    static @Nullable Kind of(int number) {
        return number >= 1 && number <= values().length ? values()[number - 1] : null;
    }
}

package sampan.app.transfer;

/// Follows one direction of a connection by the headers of its TLS records. Used by one thread at a time.
final class Records {
    private static final int HEADER = 5;

    private int header;
    private int length;
    private int left;

    private Records copy() {
        Records copy = new Records();
        copy.header = header;
        copy.length = length;
        copy.left = left;
        return copy;
    }

    /// These bytes pass.
    void follow(byte[] bytes, int from, int end) {
        for (int at = from; at < end; ) {
            at = step(bytes, at, end);
        }
    }

    /// One byte of a header, or as much of the rest as there is.
    private int step(byte[] bytes, int at, int end) {
        if (left > 0) {
            int count = Math.min(left, end - at);
            left -= count;
            return at + count;
        }
        if (header >= HEADER - 2) {
            length = ((length << 8) | (bytes[at] & 0xff)) & 0xffff;
        }
        if (++header == HEADER) {
            header = 0;
            left = length;
        }
        return at + 1;
    }

    /// Where the next record begins, if these bytes passed.
    ///
    /// @param earliest it is no earlier than here, from `from` to `end`
    /// @return an index from `earliest` to `end`, or -1 if none begins there
    int next(byte[] bytes, int from, int earliest, int end) {
        Records ahead = copy();
        ahead.follow(bytes, from, earliest);
        for (int at = earliest; ; at = ahead.step(bytes, at, end)) {
            if (ahead.header == 0 && ahead.left == 0) {
                return at;
            }
            if (at == end) {
                return -1;
            }
        }
    }
}

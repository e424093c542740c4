package sampan.protocol;

import java.util.function.Function;

/// The rules of one body while it passes, in either direction: whole chunks but the last, a mark after
/// each, and as many bytes as were promised.
final class Body {
    private final int number;
    private final Promise promise;
    private final Function<String, ProtocolException> blame;
    private long total;
    private int chunk;

    /// A body that begins.
    ///
    /// @param number the request it belongs to
    /// @param blame whose fault a broken rule is
    Body(int number, Promise promise, Function<String, ProtocolException> blame) {
        this.number = number;
        this.promise = promise;
        this.blame = blame;
    }

    int number() {
        return number;
    }

    /// So many bytes more.
    void data(int bytes) {
        require(bytes >= 1 && bytes <= Limits.DATA_BYTES, "a DATA frame of " + bytes + " bytes");
        require(chunk + bytes <= Limits.CHUNK, "a chunk of more than " + Limits.CHUNK + " bytes");
        require(total + bytes <= promise.most(), "a body of more than " + promise.most() + " bytes");
        chunk += bytes;
        total += bytes;
    }

    /// The end of a chunk.
    void mark(boolean last) {
        require(chunk >= 1, "a chunk of no bytes");
        if (last) {
            require(total >= promise.least(), "a body of only " + total + " bytes");
        } else {
            require(chunk == Limits.CHUNK, "a chunk of only " + chunk + " bytes that is not the last");
            require(total < promise.most(), "a body whose last chunk is not marked as the last");
        }
        chunk = 0;
    }

    private void require(boolean kept, String broken) {
        if (!kept) {
            throw blame.apply(broken);
        }
    }
}

package sampan.protocol;

/// How many bytes a message says that its body has.
///
/// @param least at least so many
/// @param most at most so many; 0 for no body
record Promise(long least, long most) {
    private static final Promise NOTHING = new Promise(0, 0);

    /// What a request says.
    static Promise of(Request<?> request) {
        return switch (request) {
            case Request.Put put -> new Promise(put.size(), put.size());
            case Request.PutChunks chunks -> {
                long most = (long) chunks.range().count() * Limits.CHUNK;
                yield new Promise(most - Limits.CHUNK + 1, most);
            }
            case Request.Probe probe when probe.send() == 0 -> new Promise(0, Limits.PROBE_BYTES);
            default -> NOTHING;
        };
    }

    /// What the reply to a request says.
    static Promise of(Request<?> request, Reply reply) {
        return switch (reply) {
            case Reply.Got got -> new Promise(got.length(), got.length());
            case Reply.Probed probed
            when request instanceof Request.Probe(int send) && send > 0 ->
                new Promise(probed.length(), probed.length());
            default -> NOTHING;
        };
    }

    /// What is known of the body of a request that was not understood.
    static Promise unknown() {
        return new Promise(1, Limits.BODY_BYTES);
    }

    /// Whether a message with this promise may be sent with, or without, a body.
    boolean allows(boolean body) {
        return body ? most > 0 : least == 0;
    }
}

package sampan.server;

/// How many bytes a connection has moved in the clear. Counted by the connection's own turn, read by any thread.
final class Traffic {
    private volatile long received;
    private volatile long sent;

    long received() {
        return received;
    }

    long sent() {
        return sent;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the connection's own turn counts
    void countReceived(int bytes) {
        received += bytes;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the connection's own turn counts
    void countSent(int bytes) {
        sent += bytes;
    }
}

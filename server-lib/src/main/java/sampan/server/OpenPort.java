package sampan.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import sampan.protocol.Bye;
import sampan.server.ServerEvent.Reason;

/// A port at work: whoever comes is accepted, and served as the connection model has it. Free for any thread; closed by
/// whoever opened it.
final class OpenPort implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofMillis(500);

    private final Reception reception;
    private final InetSocketAddress address;
    private final Serving serving;
    private final Acceptor acceptor;

    private OpenPort(Reception reception, InetSocketAddress address, Serving serving, Acceptor acceptor) {
        this.reception = reception;
        this.address = address;
        this.serving = serving;
        this.acceptor = acceptor;
    }

    /// Begins to accept.
    ///
    /// @param listener closed with it, or when this throws
    static OpenPort open(
            ServerSocketChannel listener,
            Reception reception,
            ConnectionModel model,
            Processes processes,
            ServerThreads threads)
            throws IOException {
        boolean open = false;
        try {
            InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
            Serving serving = Serving.of(model, processes, threads);
            Acceptor acceptor = new Acceptor(listener, reception, serving);
            threads.serve("acceptor", acceptor::run);
            open = true;
            return new OpenPort(reception, address, serving, acceptor);
        } finally {
            if (!open) {
                listener.close();
            }
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /// Ends the connections whose deadlines have passed or whose rights are over.
    void check(long now) {
        reception.visits().all().forEach(one -> one.check(now));
    }

    /// Accepts nobody any more.
    void refuse() {
        try {
            acceptor.close();
        } catch (IOException _) {
            // a listener that can't be closed listens no more
        }
    }

    /// Accepts nobody any more, and asks everybody to leave when its request under way is answered.
    void dismiss() {
        refuse();
        reception.visits().all().forEach(one -> one.leave(Bye.Reason.DRAINING));
    }

    /// Waits, after [#refuse] or [#dismiss], until nobody is there.
    ///
    /// @return whether everybody had left in time
    boolean awaitEnd(Duration patience) {
        return acceptor.awaitEnd(patience);
    }

    /// Cuts every connection. Returns within a few seconds even when a disk hangs.
    @Override
    public void close() {
        refuse();
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            reception.visits().all().forEach(one -> one.abort(Reason.DRAINING, "the host has stopped"));
        } while (!acceptor.awaitEnd(MOMENT) && System.nanoTime() - end < 0);
        serving.close();
    }
}

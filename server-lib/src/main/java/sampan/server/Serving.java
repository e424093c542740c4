package sampan.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/// A connection model at work: it takes in what was accepted, and sees to it that it gets its turns. Free for any
/// thread; closed by whoever made it, when no connection is left.
interface Serving extends AutoCloseable {
    /// Takes in a connection; nothing is done with it before [Served#begin].
    ///
    /// @param raw closed at its end
    Served take(SocketChannel raw, InetSocketAddress address, Reception reception);

    /// Most connections that it serves at once; the next waits in the system's queue.
    default int most() {
        return Integer.MAX_VALUE;
    }

    @Override
    default void close() {}

    /// The model that was chosen.
    static Serving of(ConnectionModel model, Processes processes, ServerThreads threads) throws IOException {
        return switch (model) {
            case ITERATIVE -> here(Serving::whole);
            case PROCESS -> ProcessServing.start(processes, threads);
            case THREAD -> here((one, over) -> threads.own("connection", () -> whole(one, over)));
            case VIRTUAL_THREAD -> here((one, over) -> threads.serve("connection", () -> whole(one, over)));
            case EVENT_LOOP -> EventLoop.start(threads);
        };
    }

    private static Serving here(Connection.Turns turns) {
        return (raw, address, reception) -> new Connection(raw, address, reception, turns);
    }

    /// Serves one to its end, on the thread that is there.
    static void whole(Connection one, Runnable over) {
        try {
            one.turn(null);
        } finally {
            over.run();
        }
    }
}

package sampan.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One connection that somebody else has accepted, served to its end by the calling thread, with a watchdog of its own.
final class LoneConnection {
    private LoneConnection() {}

    /// Serves it.
    ///
    /// @param raw closed at its end
    /// @param chores what is looked after beside its deadlines
    /// @param begun is told of it before its first turn
    static void serve(
            SocketChannel raw,
            InetSocketAddress address,
            Reception reception,
            List<Watchdog.Chore> chores,
            Consumer<Served> begun)
            throws IOException {
        Connection connection = new Connection(raw, address, reception, Serving::whole);
        List<Watchdog.Chore> all = new ArrayList<>(chores);
        all.add(connection::check);
        try (Watchdog _ = new Watchdog(new ServerThreads("lone"), all)) {
            reception.visits().add(connection);
            begun.accept(connection);
            connection.begin(() -> {});
        }
    }
}

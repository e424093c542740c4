package sampan.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/// A server of the echo dialect: it shows what each client sends, and answers `OK`.
///
/// It runs on threads of its own from [#start] to [#close]; several may run in one program. Its methods may be called
/// by any thread. Whoever started it closes it.
public final class EchoServer implements AutoCloseable {
    private final OpenPort port;
    private final Watchdog watchdog;

    private EchoServer(OpenPort port, ServerThreads threads) {
        this.port = port;
        this.watchdog = new Watchdog(threads, List.of(port::check));
    }

    /// Begins to listen, and returns.
    ///
    /// @param bind the address to listen on
    /// @param port the port, 0 for any that is free
    /// @param model how it waits for its clients
    /// @param limits how much it takes on
    /// @param shown is told every message, fit to be shown to a person, on the connections' threads, several at
    ///     once
    /// @throws PortInUseException when another program has the port
    /// @throws IOException when the address is none of this computer's
    public static EchoServer start(
            InetAddress bind, int port, ConnectionModel model, ServerLimits limits, Consumer<String> shown)
            throws IOException {
        return start(bind, port, model, Processes.DEFAULT, limits, shown);
    }

    /// The same with other processes for [ConnectionModel#PROCESS].
    ///
    /// @throws ProcessesUnavailableException when connections can't have processes of their own here
    public static EchoServer start(
            InetAddress bind,
            int port,
            ConnectionModel model,
            Processes processes,
            ServerLimits limits,
            Consumer<String> shown)
            throws IOException {
        var listener = Port.listen(bind, port);
        ServerThreads threads = new ServerThreads("echo");
        LineBuffers lines = new LineBuffers();
        Reception reception = new Reception(
                new EchoDialect(lines, shown),
                limits.under(model, processes),
                Gate.of(limits),
                new Visits(),
                lines,
                _ -> {});
        return new EchoServer(OpenPort.open(listener, reception, model, processes, threads), threads);
    }

    /// The port it listens on; never 0.
    public int port() {
        return address().getPort();
    }

    /// The address it listens on.
    public InetSocketAddress address() {
        return port.address();
    }

    /// Cuts every connection and frees the port.
    @Override
    public void close() {
        port.close();
        watchdog.close();
    }
}

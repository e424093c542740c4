package sampan.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import sampan.protocol.Bye;
import sampan.server.process.ControlChannel;
import sampan.server.process.RelayDoor;
import sampan.server.storage.StorageOptions.Sharing;
import sampan.transport.DeviceIdentity;
import sampan.transport.TlsContext;

/// The program of one connection's process: it serves the connection that the server gives it, and ends with it, or
/// with the server. It prints nothing, as its standard input and, on some systems, its standard output is the
/// connection.
final class ConnectionProcess {
    private static final int SERVER_IS_GONE = 3;
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Parent parent;
    private final ToChild.Setup setup;
    private final List<HostedShare> shares = new ArrayList<>();

    private ConnectionProcess(Parent parent, ToChild.Setup setup) {
        this.parent = parent;
        this.setup = setup;
    }

    /// @param words where the server waits
    static void main(String[] words) throws IOException {
        // Never closed: the server takes its end for the end of this process.
        ControlChannel control = ControlChannel.connect(words[0]);
        Parent parent = new Parent(control, () -> Runtime.getRuntime().halt(SERVER_IS_GONE));
        try {
            new ConnectionProcess(parent, parent.begin()).serve();
        } catch (IOException | RuntimeException e) {
            parent.tell(new FromChild.Ended(ServerEvent.Reason.INTERNAL, Words.printable("" + e)));
        }
        Runtime.getRuntime().halt(0);
    }

    private void serve() throws IOException {
        ServerThreads threads = new ServerThreads("process");
        LineBuffers lines = new LineBuffers();
        Visits visits = new Visits();
        try {
            Dialect dialect = switch (setup.speech()) {
                case SAMPAN -> new SampanDialect(host(lines, visits));
                case CLASSIC -> new ClassicDialect(host(lines, visits), parent);
                case ECHO -> new EchoDialect(lines, text -> parent.tell(new FromChild.Shown(text)));
            };
            Reception reception = new Reception(dialect, setup.limits(), parent, visits, lines, this::told);
            LoneConnection.serve(connection(), client(), reception, List.of(new Report(parent, visits)), one -> {
                threads.serve("control", () -> parent.listen(one));
                // An interrupt at a terminal reaches this process as well as its server.
                Runtime.getRuntime().addShutdownHook(threads.atTheEnd(() -> linger(one)));
            });
        } finally {
            shares.forEach(share -> share.files().close(MOMENT));
        }
    }

    private Host host(LineBuffers lines, Visits visits) throws IOException {
        String secret = Objects.requireNonNull(setup.identity(), "a host has an identity");
        DeviceIdentity identity = DeviceIdentity.ofSecret(secret);
        StorageOpener opener = new LocalShares(setup.run(), Sharing.WITHIN_HOST);
        ServerConfig config = ServerConfig.of(identity)
                .withHostName(setup.hostName())
                .withLimits(setup.limits())
                .withListener(event -> parent.tell(new FromChild.Happened(event)));
        for (SharedFolder folder : setup.shares()) {
            shares.add(opener.host(folder, config.listener()));
        }
        return new Host(
                config,
                TlsContext.of(identity),
                shares,
                parent,
                ChunkPool.forThisMemory(),
                lines,
                visits,
                setup.run(),
                InstantSource.system());
    }

    private SocketChannel connection() throws IOException {
        ToChild.Relayed relay = setup.relay();
        if (relay != null) {
            return RelayDoor.connect(relay.port(), relay.key());
        }
        if (System.inheritedChannel() instanceof SocketChannel connection) {
            return connection;
        }
        throw new IOException("the standard input is no connection");
    }

    private InetSocketAddress client() {
        return new InetSocketAddress(InetAddress.ofLiteral(setup.client()), setup.clientPort());
    }

    /// Who comes and goes the server knows itself.
    private void told(ServerEvent event) {
        if (event instanceof ServerEvent.ConnectionEnded ended) {
            parent.tell(new FromChild.Ended(ended.reason(), ended.text()));
        }
    }

    private static void linger(Served connection) {
        connection.leave(Bye.Reason.DRAINING);
        LockSupport.parkNanos(PATIENCE.toNanos());
    }

    /// Tells the server what the visitor does, whenever that has changed.
    private record Report(Parent parent, Visits visits, AtomicReference<List<Visitor>> last) implements Watchdog.Chore {
        Report(Parent parent, Visits visits) {
            this(parent, visits, new AtomicReference<>(List.of()));
        }

        @Override
        public void tick(long now) {
            List<Visitor> visitors = visits.visitors();
            if (!visitors.equals(last.getAndSet(visitors))) {
                visitors.forEach(visitor -> parent.tell(new FromChild.Doing(visitor)));
            }
        }
    }
}

package sampan.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceId;
import sampan.transport.ShareLink;

/// A host: folders of this computer, served to the devices that are let in.
///
/// It runs on threads of its own from [#start] to [#close]; several may run in one program. Its methods may be called
/// by any thread. Whoever started it closes it; [#drain] before that lets visitors finish.
public final class SampanServer implements AutoCloseable {
    private static final Duration MOMENT = Duration.ofMillis(500);

    private final Host host;
    private final ShownOut doorman;
    private final OpenPort port;
    private final @Nullable OpenPort classic;
    private final List<OpenPort> ports;
    private final ServerThreads threads;
    private final Watchdog watchdog;
    private final FileThreads accessFiles;
    private boolean closed;

    private SampanServer(
            Host host, ShownOut doorman, OpenPort port, @Nullable OpenPort classic, FileThreads accessFiles) {
        this.doorman = doorman;
        this.host = host;
        this.port = port;
        this.classic = classic;
        this.ports = classic == null ? List.of(port) : List.of(port, classic);
        this.accessFiles = accessFiles;
        List<Watchdog.Chore> chores = new ArrayList<>();
        ports.forEach(one -> chores.add(one::check));
        chores.add(new Upkeep(host, accessFiles));
        this.threads = new ServerThreads(Integer.toString(port()));
        this.watchdog = new Watchdog(threads, chores);
    }

    /// Opens the shares, begins to listen, and returns.
    ///
    /// @throws PortInUseException when another program has the port
    /// @throws FolderInUseException when another host serves one of the folders
    /// @throws ProcessesUnavailableException when connections can't have processes of their own here
    /// @throws IOException when a folder can't be shared, or the address is none of this computer's
    public static SampanServer start(ServerConfig config) throws IOException {
        return start(config, LocalShares.ofANewRun(), InstantSource.system());
    }

    static SampanServer start(ServerConfig config, StorageOpener opener, InstantSource clock) throws IOException {
        ServerConfig guarded = config.withListener(guarded(config.listener()))
                .withLimits(config.limits().under(config.model(), config.processes()));
        List<Closeable> open = new ArrayList<>();
        List<HostedShare> shares = new ArrayList<>();
        FileThreads accessFiles = new FileThreads("access", 1, () -> {});
        boolean started = false;
        try {
            ServerSocketChannel listener = Port.listen(config.bind(), config.port());
            open.add(listener);
            ClassicPort where = config.classic();
            ServerSocketChannel plain = where == null ? null : Port.listen(where.bind(), where.port());
            if (plain != null) {
                open.add(plain);
            }
            for (SharedFolder folder : config.shares()) {
                shares.add(opener.host(folder, guarded.listener()));
            }
            StoreDoorman known = new StoreDoorman(config, accessFiles, clock, shares);
            ShownOut doorman = new ShownOut(known);
            ServerConfig noting = guarded.withListener(known.noting(guarded.listener()));
            Host host = Host.of(noting, shares, doorman, opener, clock);
            OpenPort port = open(listener, new SampanDialect(host), host.visits(), host);
            open.add(port);
            OpenPort classic = plain == null || where == null
                    ? null
                    : open(plain, new ClassicDialect(host, Quota.of(where.quota())), new Visits(), host);
            SampanServer server = new SampanServer(host, doorman, port, classic, accessFiles);
            started = true;
            return server;
        } finally {
            if (!started) {
                giveUp(open);
                accessFiles.close(MOMENT);
                shares.forEach(share -> share.files().close(MOMENT));
            }
        }
    }

    private static OpenPort open(ServerSocketChannel listener, Dialect dialect, Visits visits, Host host)
            throws IOException {
        ServerConfig config = host.config();
        ServerThreads threads =
                new ServerThreads(Integer.toString(listener.socket().getLocalPort()));
        Reception reception = new Reception(
                dialect, config.limits(), Gate.of(config.limits()), visits, host.lines(), config.listener());
        return OpenPort.open(listener, reception, config.model(), config.processes(), threads);
    }

    private static void giveUp(List<Closeable> open) {
        for (Closeable one : open.reversed()) {
            try {
                one.close();
            } catch (IOException _) {
                // the reason for giving up is thrown already
            }
        }
    }

    /// A listener's defect is not its visitors' fault.
    private static Consumer<ServerEvent> guarded(Consumer<ServerEvent> listener) {
        return event -> {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                System.getLogger("sampan.server").log(System.Logger.Level.ERROR, "the listener failed", e);
            }
        };
    }

    /// Has this JVM compile what encrypts before the first visitor needs it: half a second of one core, on a thread of
    /// its own. Returns at once. For programs that live for long; once in a program is enough.
    public void warmUp() {
        threads.own("warm-up", () -> {
            try {
                host.tls().warmUp();
            } catch (IOException e) {
                System.getLogger("sampan.server").log(System.Logger.Level.DEBUG, "the warm-up failed", e);
            }
        });
    }

    /// The port it listens on; never 0.
    public int port() {
        return address().getPort();
    }

    /// The address it listens on.
    public InetSocketAddress address() {
        return port.address();
    }

    /// The address where it speaks the classic dialect, or null.
    public @Nullable InetSocketAddress classicAddress() {
        return classic == null ? null : classic.address();
    }

    /// Makes a link, and remembers it durably. The link names an address that others can reach, where there is one.
    ///
    /// @throws IllegalArgumentException when there is no share of that name, or none that links open
    /// @throws IOException when it could not be remembered
    public ShareLink invite(Invite invite) throws IOException {
        List<SharedFolder> shares =
                host.shares().stream().map(HostedShare::folder).toList();
        String address = ReachableAddress.of(address().getAddress());
        return Inviting.link(host.config(), shares, invite, host.clock().instant(), address, port());
    }

    /// Where a share is found by those who need no token: devices that it lets in already, and this one.
    ///
    /// @throws IllegalArgumentException when there is no share of that name
    public ShareLink place(String share) {
        RemotePath path = RemotePath.of(share(share).name());
        String address = ReachableAddress.of(address().getAddress());
        return new ShareLink(address, port(), path, host.config().identity().id(), null);
    }

    /// What a share holds beside its files: its trash, unfinished uploads, and the room on its disk. Asks no disk yet.
    ///
    /// @throws IllegalArgumentException when there is no share of that name
    public Holdings holdings(String share) {
        return new Holdings(share(share), host.visits(), host.clock());
    }

    private HostedShare share(String name) {
        return host.shares().stream()
                .filter(one -> one.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("there is no share called " + name));
    }

    /// Who is there now, with counters: to be asked for as often as it is to be shown.
    public List<Visitor> visitors() {
        return host.visits().visitors();
    }

    /// Takes back a link with everything that was given through it, or shows a device out as [#dismiss] does, and ends
    /// the connections that live on them at once.
    ///
    /// @param id as [Invitation#id] or [Enrolment#id] gives it
    /// @return whether there was such a link or device
    /// @throws IOException when that could not be written down
    public boolean revoke(String id) throws IOException {
        try {
            return host.config().access().revoke(id);
        } finally {
            check();
        }
    }

    /// Shows a device out, known or not: ends its connections at once, takes back what was given to it, and lets it in
    /// no more by any link that stands now, all of it durably. A link that is made later lets it in again.
    ///
    /// The host's own device is out as long as this server runs.
    ///
    /// @throws IOException when that could not be written down; it is out all the same as long as this server runs
    public void dismiss(DeviceId device) throws IOException {
        doorman.add(device);
        try {
            host.config().access().dismiss(device);
            if (!device.equals(host.config().identity().id())) {
                doorman.remove(device);
            }
        } finally {
            check();
        }
    }

    /// Lets these known devices into a share without any link, and takes back what the owner let others do there.
    ///
    /// @param access the most they may do there
    /// @throws IllegalArgumentException when there is no share of that name
    /// @throws IOException when that could not be written down
    public void approve(String share, Access access, Collection<DeviceId> devices) throws IOException {
        SharedFolder folder = share(share).folder();
        AccessStore store = host.config().access();
        try {
            for (Enrolment known : store.devices()) {
                if (devices.contains(known.device())) {
                    store.approve(known.device(), new Grant(share, folder.folder(), access));
                } else {
                    store.disapprove(known.device(), share, folder.folder());
                }
            }
        } finally {
            check();
        }
    }

    /// Changes what a known device may do in a share; it holds at once, also for what is under way. In a share that
    /// only approved devices enter, that lets it in; in others it counts as long as a link of its own opens the
    /// share.
    ///
    /// @param access the most it may do there; null takes back what this gave before
    /// @return whether the device is known
    /// @throws IllegalArgumentException when there is no share of that name
    /// @throws IOException when that could not be written down
    public boolean allow(DeviceId device, String share, @Nullable Access access) throws IOException {
        SharedFolder folder = share(share).folder();
        AccessStore store = host.config().access();
        try {
            if (access == null) {
                return store.disapprove(device, share, folder.folder());
            }
            Grant grant = new Grant(share, folder.folder(), access);
            return folder.approved() ? store.approve(device, grant) : store.change(device, grant);
        } finally {
            check();
        }
    }

    /// What a known device may do in a share now, or null when it may not enter.
    ///
    /// @throws IllegalArgumentException when there is no share of that name
    public @Nullable Access accessOf(DeviceId device, String share) {
        SharedFolder folder = share(share).folder();
        return new GivenRights(host.config().access(), host.clock(), List.of(folder), device, null).in(folder);
    }

    /// Ends the connections that live on what was taken back.
    private void check() {
        long now = System.nanoTime();
        host.visits().all().forEach(one -> one.check(now));
    }

    /// Accepts nobody any more, lets the requests under way finish, and says goodbye to everybody. What was
    /// answered is on the disk.
    ///
    /// @param patience how long to wait; whoever is not finished then is cut off by [#close]
    /// @return whether everybody was finished in time
    public boolean drain(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        ports.forEach(OpenPort::dismiss);
        boolean all = true;
        for (OpenPort one : ports) {
            all &= one.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        return all;
    }

    /// Ends it: cuts every connection, frees the port and closes the shares. Returns within a few seconds even when
    /// a disk hangs; what hangs is let go of when it comes back.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        ports.forEach(OpenPort::refuse);
        ports.forEach(OpenPort::close);
        watchdog.close();
        accessFiles.close(MOMENT);
        host.shares().forEach(share -> share.files().close(MOMENT));
    }
}

package sampan.app.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Destination;
import sampan.app.client.LinkException;
import sampan.app.client.NativeTls;
import sampan.app.client.Visit;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.server.AccessStore;
import sampan.server.Invite;
import sampan.server.SampanServer;
import sampan.server.ServerConfig;
import sampan.server.ServerEvent;
import sampan.server.ServerEvent.Reason;
import sampan.server.Visitor;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;
import sampan.transport.TlsProvider;

/// A real host on loopback with one share, and a visit to it. It can be stopped without warning and started
/// again, on the same port or on another.
public final class RealHost implements AutoCloseable {
    /// The share's name.
    public static final String SHARE = "share";

    private final DeviceIdentity host = DeviceIdentity.inMemory();
    private final DeviceIdentity me = DeviceIdentity.inMemory();
    private final AccessStore access = AccessStore.inMemory();
    private final Path folder;
    private final Access most;
    private final TlsProvider tls;
    private final AtomicInteger worn = new AtomicInteger();
    private int port;
    private final ShareLink link;
    private final Visit visit;
    private @Nullable SampanServer server;

    /// Shares this folder.
    public RealHost(Path folder, Access most) throws IOException {
        this(folder, most, NativeTls.fastest());
    }

    /// Shares this folder by another TLS.
    RealHost(Path folder, Access most, TlsProvider tls) throws IOException {
        this.folder = folder;
        this.most = most;
        this.tls = tls;
        SampanServer first = start(0);
        server = first;
        port = first.port();
        link = first.invite(Invite.TO_EVERYTHING);
        visit = open();
    }

    /// A path in the share.
    public static RemotePath at(String... names) {
        return RemotePath.of(SHARE).below(java.util.List.of(names));
    }

    private SampanServer start(int at) throws IOException {
        return SampanServer.start(ServerConfig.of(host)
                .withTls(tls)
                .withHostName("Host")
                .withPort(at)
                .withListener(event -> {
                    if (event instanceof ServerEvent.ConnectionEnded ended && ended.reason() == Reason.DRAINING) {
                        worn.incrementAndGet();
                    }
                })
                .withAccess(access)
                .withShare(SHARE, folder, most));
    }

    /// Another visit of the same device.
    Visit open() throws LinkException {
        return Visit.open(Destination.of(link, true), me, "Visitor");
    }

    /// A visit of the same device, which the host knows by now, without any token.
    public Visit again(Destination to) throws LinkException {
        return Visit.open(to, me, "Visitor");
    }

    /// What lets any visitor in.
    public ShareLink link() {
        return link;
    }

    /// The visit.
    public Visit visit() {
        return visit;
    }

    /// Who the visitor is.
    DeviceIdentity me() {
        return me;
    }

    /// Where it is reached.
    int port() {
        return port;
    }

    /// How it is reached on the way by this port.
    Destination by(int way) {
        return Destination.of(new ShareLink(link.host(), way, link.path(), link.pin(), link.token()), true);
    }

    /// How many connections it serves.
    int connections() {
        return server == null
                ? 0
                : server.visitors().stream().mapToInt(Visitor::connections).sum();
    }

    /// How many connections it has ended of itself while it went on.
    int worn() {
        return worn.get();
    }

    /// Ends every connection at once.
    public void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /// Listens again.
    public void start() throws IOException {
        server = start(port);
    }

    /// Starts it on another port.
    void startElsewhere() throws IOException {
        SampanServer other = start(0);
        server = other;
        port = other.port();
    }

    @Override
    public void close() {
        visit.close();
        stop();
    }
}

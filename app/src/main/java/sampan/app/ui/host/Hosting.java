package sampan.app.ui.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.app.store.DeviceName;
import sampan.app.store.Home;
import sampan.server.AccessStore;
import sampan.server.ClassicPort;
import sampan.server.Enrolment;
import sampan.server.Holdings;
import sampan.server.Invite;
import sampan.server.PortInUseException;
import sampan.server.SampanServer;
import sampan.server.ServerConfig;
import sampan.server.SharedFolder;
import sampan.server.Visitor;
import sampan.transport.DeviceId;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// A folder that is shared now, with the server that does it. Its methods may take a moment: for the background only.
/// Thread-safe; closed by whoever started it.
public final class Hosting implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String EVERYWHERE = "0.0.0.0";

    private final Wish wish;
    private final SampanServer server;
    private final ShareLink link;
    private final Deeds deeds;
    private final AccessStore access;

    private Hosting(Wish wish, SampanServer server, ShareLink link, Deeds deeds, AccessStore access) {
        this.deeds = deeds;
        this.access = access;
        this.wish = wish;
        this.server = server;
        this.link = link;
    }

    /// Begins to share, on Sampan's port or, if that is taken, on another.
    ///
    /// @param home where this device's key is kept, and what it granted
    static Hosting start(Wish wish, Home home) throws IOException {
        DeviceIdentity me = DeviceIdentity.loadOrCreate(home.deviceFolder());
        Deeds deeds = new Deeds();
        AccessStore access = AccessStore.in(home.accessFolder());
        ServerConfig config = ServerConfig.of(me)
                .withListener(deeds)
                .withHostName(DeviceName.ofThisComputer())
                .withShare(SharedFolder.of(realFolder(wish.folder()), wish.access())
                        .withName(wish.name())
                        .withPortable(wish.ways().portable()))
                .withAccess(access)
                .withModel(wish.ways().model());
        ServerConfig bound = wish.network() ? config.withBind(InetAddress.getByName(EVERYWHERE)) : config;
        SampanServer server = start(wish.ways().classic() ? withClassic(bound) : bound);
        try {
            ShareLink link =
                    server.invite(Invite.TO_EVERYTHING.withEnrols(wish.until().time()));
            return new Hosting(wish, server, link, deeds, access);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Path realFolder(Path folder) throws IOException {
        return folder.toRealPath();
    }

    private static SampanServer start(ServerConfig config) throws IOException {
        SampanServer server = listening(config);
        server.warmUp();
        return server;
    }

    private static ServerConfig withClassic(ServerConfig config) {
        return config.withClassic(ClassicPort.DEFAULT.withBind(config.bind()));
    }

    /// Each port that is taken is exchanged for one that is free.
    private static SampanServer listening(ServerConfig config) throws IOException {
        try {
            return SampanServer.start(config);
        } catch (PortInUseException e) {
            ClassicPort classic = config.classic();
            if (classic != null && e.port() == classic.port()) {
                return listening(config.withClassic(classic.withPort(0)));
            }
            if (e.port() != config.port()) {
                throw e;
            }
            return listening(config.withPort(0));
        }
    }

    /// Where it is offered in the classic dialect, or null.
    @Nullable
    InetSocketAddress classic() {
        return server.classicAddress();
    }

    /// What was asked for.
    public Wish wish() {
        return wish;
    }

    /// What lets a visitor in.
    public ShareLink link() {
        return link;
    }

    /// What happened there, the latest first.
    List<Deed> deeds() {
        return deeds.all();
    }

    /// What it holds beside its files.
    Holdings holdings() {
        return server.holdings(wish.name());
    }

    /// What a device calls itself that was here since this is shared, or is kept; empty where nobody knows.
    String nameOf(@Nullable DeviceId device) {
        if (device == null) {
            return "";
        }
        String name = deeds.nameOf(device);
        return name != null
                ? name
                : access.devices().stream()
                        .filter(known -> known.device().equals(device))
                        .map(Enrolment::name)
                        .findAny()
                        .orElse("");
    }

    /// Who is there now.
    List<Visitor> visitors() {
        return server.visitors();
    }

    /// Shows a visitor out, for as long as this is shared.
    void dismiss(Visitor visitor) throws IOException {
        server.dismiss(visitor.device());
    }

    /// Lets requests under way finish for a moment, then ends it.
    @Override
    public void close() {
        server.drain(PATIENCE);
        server.close();
    }
}

package sampan.app.ui.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sampan.app.client.NativeTls;
import sampan.app.store.DeviceName;
import sampan.app.store.Home;
import sampan.protocol.Access;
import sampan.server.AccessStore;
import sampan.server.ClassicPort;
import sampan.server.Enrolment;
import sampan.server.Grant;
import sampan.server.Holdings;
import sampan.server.Invitation;
import sampan.server.Invite;
import sampan.server.PortInUseException;
import sampan.server.SampanServer;
import sampan.server.ServerConfig;
import sampan.server.SharedFolder;
import sampan.server.Visitor;
import sampan.transport.DeviceId;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;
import sampan.transport.Token;

/// A folder that is shared now, with the server that does it. Its methods may take a moment: for the background only.
/// Thread-safe; closed by whoever started it.
public final class Hosting implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String EVERYWHERE = "0.0.0.0";

    private final Wish wish;
    private final Path folder;
    private final SampanServer server;
    private final ShareLink place;
    private final Deeds deeds;
    private final AccessStore access;
    private volatile @Nullable ShareLink link;

    private Hosting(Wish wish, Path folder, SampanServer server, Deeds deeds, AccessStore access) {
        this.folder = folder;
        this.deeds = deeds;
        this.access = access;
        this.wish = wish;
        this.server = server;
        this.place = server.place(wish.name());
    }

    /// Begins to share, on Sampan's port or, if that is taken, on another.
    ///
    /// @param home where this device's key is kept, and what it granted
    static Hosting start(Wish wish, Home home) throws IOException {
        DeviceIdentity me = DeviceIdentity.loadOrCreate(home.deviceFolder());
        Deeds deeds = new Deeds();
        AccessStore access = AccessStore.in(home.accessFolder());
        Path folder = wish.folder().toRealPath();
        ServerConfig config = ServerConfig.of(me)
                .withTls(NativeTls.fastest())
                .withListener(deeds)
                .withHostName(DeviceName.ofThisComputer())
                .withShare(SharedFolder.of(folder, wish.access())
                        .withName(wish.name())
                        .withApproved(wish.who() instanceof Wish.Who.Approved)
                        .withPortable(wish.ways().portable()))
                .withAccess(access)
                .withModel(wish.ways().model());
        ServerConfig bound = wish.network() ? config.withBind(InetAddress.getByName(EVERYWHERE)) : config;
        SampanServer server = start(wish.ways().classic() ? withClassic(bound) : bound);
        try {
            Hosting hosting = new Hosting(wish, folder, server, deeds, access);
            switch (wish.who()) {
                case Wish.Who.Link(Wish.Until until) -> hosting.invite(until);
                case Wish.Who.Approved(Set<DeviceId> devices) -> {
                    if (devices != null) {
                        server.approve(wish.name(), wish.access(), devices);
                    }
                }
            }
            return hosting;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
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

    /// The latest link that was made for it and not taken back, or null.
    public @Nullable ShareLink link() {
        return link;
    }

    /// Where devices that are let in already find it, and this one: no secret.
    public ShareLink place() {
        return place;
    }

    /// What is handed on: the link, or where there is none its place.
    ShareLink shown() {
        ShareLink now = link;
        return now == null ? place : now;
    }

    /// Makes a new link, beside those that there are.
    ShareLink invite(Wish.Until until) throws IOException {
        ShareLink made =
                server.invite(Invite.TO_EVERYTHING.withShares(wish.name()).withEnrols(until.time()));
        link = made;
        return made;
    }

    /// Takes a link back, with all that was given through it.
    void takeBack(Invitation invitation) throws IOException {
        server.revoke(invitation.id());
        if (isShown(invitation)) {
            link = null;
        }
    }

    /// Whether this is the link that is handed on.
    boolean isShown(Invitation invitation) {
        ShareLink now = link;
        Token token = now == null ? null : now.token();
        return token != null && Invitation.idOf(token).equals(invitation.id());
    }

    /// Whether only approved devices may come.
    boolean approved() {
        return wish.who() instanceof Wish.Who.Approved;
    }

    /// All links that stand, for whatever they are.
    List<Invitation> invitations() {
        return access.invitations();
    }

    /// What a link gives in this folder, or null for nothing.
    @Nullable
    Access grant(Invitation invitation) {
        return invitation.grants().stream()
                .filter(grant ->
                        grant.share().equals(wish.name()) && grant.folder().equals(folder))
                .map(Grant::access)
                .findAny()
                .orElse(null);
    }

    /// All devices that this host knows, whether they are let in here or not.
    List<Enrolment> devices() {
        return access.devices();
    }

    /// What a known device may do here, or null when it may not enter.
    @Nullable
    Access accessOf(DeviceId device) {
        return server.accessOf(device, wish.name());
    }

    /// Changes what a known device may do here; with null, as links give it, or not at all where none count.
    void allow(DeviceId device, @Nullable Access what) throws IOException {
        server.allow(device, wish.name(), what);
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

    /// Shows a device out of all that this host shares; no link that stands now lets it in again.
    void dismiss(DeviceId device) throws IOException {
        server.dismiss(device);
    }

    /// Lets requests under way finish for a moment, then ends it.
    @Override
    public void close() {
        server.drain(PATIENCE);
        server.close();
    }
}

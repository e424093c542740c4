package sampan.app.ui.connect;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.store.DeviceName;
import sampan.app.store.Home;
import sampan.app.store.NameTakenException;
import sampan.app.store.RecentLinks;
import sampan.app.store.TrustedHost;
import sampan.app.store.TrustedHosts;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// Calls hosts as this device, and knows which it keeps. Everything here may take its time: for the background only.
/// Thread-safe.
public final class Caller {
    private final Home home;
    private final TrustedHosts hosts;
    private final RecentLinks recent;
    private @Nullable DeviceIdentity me;
    private @Nullable VisitAhead ahead;

    /// @param home where this device's key and its hosts are kept
    public Caller(Home home) {
        this.home = home;
        hosts = new TrustedHosts(home, _ -> {});
        recent = new RecentLinks(home, _ -> {});
    }

    /// Goes there. The visit is the caller's to close.
    public Visit visit(Destination to) throws IOException {
        VisitAhead begun = takeAhead(to);
        return begun == null ? open(to) : begun.take();
    }

    /// Begins a visit before anybody asks for it: the next [#visit] to where this leads goes on with it.
    ///
    /// @param address as a person writes it
    /// @return begins it, if it is a link; whoever runs it must not wait for it
    public synchronized Optional<Runnable> ahead(String address) {
        try {
            Destination to = Target.of(ShareLink.parse(address.strip())).to();
            VisitAhead begun = new VisitAhead(to, () -> open(to));
            ahead = begun;
            return Optional.of(begun);
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // who asks for it learns why
        }
    }

    private synchronized @Nullable VisitAhead takeAhead(Destination to) {
        VisitAhead begun = ahead;
        if (begun == null || !begun.to().equals(to)) {
            return null;
        }
        ahead = null;
        return begun;
    }

    private Visit open(Destination to) throws IOException {
        return Visit.open(to, identity(), DeviceName.ofThisComputer());
    }

    /// Goes to a host again without any token: to where it is kept now, or else to where it was the last time. The
    /// visit is the caller's to close.
    public Visit again(Destination last) throws IOException {
        for (TrustedHost kept : hosts.all()) {
            if (kept.device().equals(last.pin())) {
                return visit(new Destination(kept.host(), kept.port(), kept.device(), null, false));
            }
        }
        return visit(new Destination(last.host(), last.port(), last.pin(), null, false));
    }

    /// Goes to a place to put something there.
    ///
    /// @throws IOException if nobody lets us in, or the place is not there
    public Landing land(Place place) throws IOException {
        Optional<Target> found = find(place.address());
        if (found.isEmpty()) {
            return new Landing.Closed(Landing.Reason.UNKNOWN);
        }
        Visit visit = visit(found.get().to());
        boolean open = false;
        try {
            Landing landing = Landing.at(visit, found.get().start());
            open = landing instanceof Landing.Open;
            return landing;
        } finally {
            if (!open) {
                visit.close();
            }
        }
    }

    /// Where an address leads, or nothing if it is neither a link nor the name of a host that is kept.
    ///
    /// @throws IllegalArgumentException if it begins as a link does, but is none
    Optional<Target> find(String address) throws IOException {
        String text = address.strip();
        if (text.startsWith("sampan:")) {
            return Optional.of(Target.of(ShareLink.parse(text)));
        }
        int colon = text.indexOf(":/");
        String name = colon < 0 ? text : text.substring(0, colon);
        RemotePath start = colon < 0 ? RemotePath.LIBRARY : RemotePath.parse(text.substring(colon + 1));
        return hosts.find(name).map(host -> Target.of(host, start));
    }

    List<TrustedHost> kept() throws IOException {
        return hosts.all();
    }

    /// Where the person was lately; none that has its secret still.
    List<Target> recent() throws IOException {
        return recent.all().stream().map(Target::of).toList();
    }

    void visited(Target target) throws IOException {
        recent.visited(target.link());
    }

    void forgetRecent(Target target) throws IOException {
        recent.forget(target.link());
    }

    /// Has this device enrolled at the host, with the right that the link gave, and keeps it under this name.
    TrustedHost keep(Destination to, String name) throws IOException, NameTakenException {
        if (to.token() != null) {
            visit(new Destination(to.host(), to.port(), to.pin(), to.token(), true))
                    .close();
        }
        TrustedHost host = new TrustedHost(name, to.host(), to.port(), to.pin());
        hosts.trust(host);
        return host;
    }

    void forget(String name) throws IOException {
        hosts.forget(name);
    }

    private synchronized DeviceIdentity identity() throws IOException {
        if (me == null) {
            me = DeviceIdentity.loadOrCreate(home.deviceFolder());
        }
        return me;
    }
}

package sampan.app.ui.connect;

import sampan.app.client.Destination;
import sampan.app.store.TrustedHost;
import sampan.protocol.RemotePath;
import sampan.transport.ShareLink;

/// Where an address leads. Immutable.
///
/// @param address the address: a link, or the name of a host that is kept
/// @param label how it is shown, without any secret
/// @param to the host
/// @param start the folder to show first
record Target(String address, String label, Destination to, RemotePath start) {
    static Target of(ShareLink link) {
        return new Target(link.text(), link.host() + ":" + link.port(), Destination.of(link, false), link.path());
    }

    static Target of(TrustedHost host, RemotePath start) {
        Destination to = new Destination(host.host(), host.port(), host.device(), null, false);
        String label = start.isLibrary() ? host.name() : host.name() + ":/" + start;
        return new Target(host.name(), label, to, start);
    }

    /// A link that leads there too, without any secret.
    ShareLink link() {
        return new ShareLink(to.host(), to.port(), start, to.pin(), null);
    }

    /// Whether it is the same folder of the same device.
    boolean isSame(Target other) {
        return to.pin().equals(other.to.pin()) && start.equals(other.start);
    }

    /// Without the address, which may hold a secret.
    @Override
    public String toString() {
        return "Target[" + label + "]";
    }
}

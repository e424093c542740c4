package sampan.server;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.transport.DeviceId;

/// The rights that links gave, read from the store's memory: those through which the device was enrolled, and the one
/// that this connection brought.
final class GivenRights implements Rights {
    private final AccessStore store;
    private final InstantSource clock;
    private final DeviceId device;
    private final @Nullable String guestLink;

    /// @param guestLink id of the link that lets this connection in, or null
    GivenRights(AccessStore store, InstantSource clock, DeviceId device, @Nullable String guestLink) {
        this.store = store;
        this.clock = clock;
        this.device = device;
        this.guestLink = guestLink;
    }

    @Override
    public @Nullable Access in(SharedFolder share) {
        boolean reads = false;
        boolean adds = false;
        boolean changes = false;
        for (Invitation link : standing()) {
            for (Grant grant : link.grants()) {
                if (grant.share().equals(share.name()) && grant.folder().equals(share.folder())) {
                    reads |= grant.access().reads();
                    adds |= grant.access().adds();
                    changes |= grant.access().changes();
                }
            }
        }
        Access most = share.access();
        return access(reads && most.reads(), adds && most.adds(), changes && most.changes());
    }

    @Override
    public boolean over() {
        return standing().isEmpty();
    }

    private List<Invitation> standing() {
        AccessBook book = store.book();
        Instant now = clock.instant();
        List<Invitation> links = new ArrayList<>();
        Enrolment enrolment = book.devices().get(device);
        if (enrolment != null) {
            enrolment.links().forEach(id -> add(book.links().get(id), now, links));
        }
        if (guestLink != null) {
            add(book.links().get(guestLink), now, links);
        }
        return links;
    }

    private static void add(@Nullable Invitation link, Instant now, List<Invitation> links) {
        if (link != null && link.givesAt(now)) {
            links.add(link);
        }
    }

    private static @Nullable Access access(boolean reads, boolean adds, boolean changes) {
        if (reads && adds) {
            return changes ? Access.FULL : Access.ADD;
        }
        return reads ? Access.READ : adds ? Access.INBOX : null;
    }
}

package sampan.server;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.transport.DeviceId;

/// The rights that a device was given, read from the store's memory: by the links through which it was enrolled, by the
/// one that this connection brought, and by the host's owner.
final class GivenRights implements Rights {
    private final AccessStore store;
    private final InstantSource clock;
    private final List<SharedFolder> shares;
    private final DeviceId device;
    private final @Nullable String guestLink;

    /// @param shares all there is to have a right in
    /// @param guestLink id of the link that lets this connection in, or null
    GivenRights(
            AccessStore store,
            InstantSource clock,
            List<SharedFolder> shares,
            DeviceId device,
            @Nullable String guestLink) {
        this.store = store;
        this.clock = clock;
        this.shares = shares;
        this.device = device;
        this.guestLink = guestLink;
    }

    @Override
    public @Nullable Access in(SharedFolder share) {
        Access given =
                store.book().given(device, guestLink, share.name(), share.folder(), !share.approved(), clock.instant());
        return AccessLevels.least(given, share.access());
    }

    @Override
    public boolean over() {
        return shares.stream().allMatch(share -> in(share) == null);
    }
}

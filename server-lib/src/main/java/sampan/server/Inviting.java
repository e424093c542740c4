package sampan.server;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.transport.ShareLink;
import sampan.transport.Token;

/// Makes links, and has the store of a configuration remember them.
final class Inviting {
    private Inviting() {}

    /// Makes one.
    ///
    /// @param shares those of the configuration, each with its folder as the system writes it
    /// @param host where visitors find the host
    /// @throws IllegalArgumentException when there is no share of a name that was asked for, or none that links
    ///     open
    static ShareLink link(
            ServerConfig config, List<SharedFolder> shares, Invite invite, Instant now, String host, int port)
            throws IOException {
        List<Grant> grants = new ArrayList<>();
        for (SharedFolder share : shares) {
            boolean meant = invite.shares().isEmpty() || invite.shares().contains(share.name());
            if (meant && !share.approved()) {
                Access access = invite.access() == null ? share.access() : invite.access();
                grants.add(new Grant(share.name(), share.folder(), access));
            }
        }
        if (grants.size() < Math.max(1, invite.shares().size())) {
            throw new IllegalArgumentException("not all of these are opened by links: " + invite.shares());
        }
        Token token = config.access()
                .invite(grants, now, after(now, invite.enrols()), after(now, invite.lasts()), invite.uses());
        RemotePath path = grants.size() == 1 ? RemotePath.of(grants.getFirst().share()) : RemotePath.LIBRARY;
        return new ShareLink(host, port, path, config.identity().id(), token);
    }

    private static @Nullable Instant after(Instant now, @Nullable Duration time) {
        return time == null ? null : now.plus(time);
    }
}

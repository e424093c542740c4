package sampan.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;

/// What the host's owner let one device do by himself, beside what links give; for each share at most one grant.
/// Immutable.
///
/// @param approved lets it in, without any link
/// @param changed counts in place of what the device's links give there, as long as one of them opens the share
record OwnGrants(List<Grant> approved, List<Grant> changed) {
    static final OwnGrants NONE = new OwnGrants(List.of(), List.of());

    OwnGrants {
        approved = List.copyOf(approved);
        changed = List.copyOf(changed);
    }

    boolean isEmpty() {
        return approved.isEmpty() && changed.isEmpty();
    }

    @Nullable
    Access approved(String share, Path folder) {
        return find(approved, share, folder);
    }

    @Nullable
    Access changed(String share, Path folder) {
        return find(changed, share, folder);
    }

    /// With this approval, in place of whatever there was for that share.
    OwnGrants withApproved(Grant grant) {
        OwnGrants rest = without(grant.share(), grant.folder());
        return new OwnGrants(with(rest.approved, grant), rest.changed);
    }

    /// With this in place of what links give; one that was approved stays so.
    OwnGrants withChanged(Grant grant) {
        if (approved(grant.share(), grant.folder()) != null) {
            return withApproved(grant);
        }
        OwnGrants rest = without(grant.share(), grant.folder());
        return new OwnGrants(rest.approved, with(rest.changed, grant));
    }

    OwnGrants without(String share, Path folder) {
        return new OwnGrants(
                approved.stream().filter(g -> !g.isFor(share, folder)).toList(),
                changed.stream().filter(g -> !g.isFor(share, folder)).toList());
    }

    private static List<Grant> with(List<Grant> grants, Grant one) {
        List<Grant> more = new ArrayList<>(grants);
        more.add(one);
        return more;
    }

    private static @Nullable Access find(List<Grant> grants, String share, Path folder) {
        for (Grant grant : grants) {
            if (grant.isFor(share, folder)) {
                return grant.access();
            }
        }
        return null;
    }
}

package sampan.server;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.server.Shelf.Card;
import sampan.transport.DeviceId;

/// What an [AccessStore] knows at one moment. Immutable.
///
/// @param links the links that stand, by id
/// @param devices the devices that are known
/// @param uses for each link's id, the devices it has let in, where that is counted
/// @param own what devices were given beside links
/// @param out for each device that was shown out, the ids of the links that let it in no more
record AccessBook(
        Map<String, Invitation> links,
        Map<DeviceId, Enrolment> devices,
        Map<String, List<String>> uses,
        Map<DeviceId, OwnGrants> own,
        Map<DeviceId, List<String>> out) {
    static final AccessBook EMPTY = new AccessBook(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    AccessBook {
        links = Map.copyOf(links);
        devices = Map.copyOf(devices);
        uses = Map.copyOf(uses);
        own = Map.copyOf(own);
        out = Map.copyOf(out);
    }

    /// Reads cards.
    static AccessBook of(Map<String, Card> cards) {
        Map<String, Invitation> links = new HashMap<>();
        Map<DeviceId, Enrolment> devices = new HashMap<>();
        Map<String, List<String>> uses = new HashMap<>();
        Map<DeviceId, OwnGrants> own = new HashMap<>();
        Map<DeviceId, List<String>> out = new HashMap<>();
        cards.forEach((name, card) -> {
            String leaf = name.substring(name.indexOf('/') + 1);
            if (name.startsWith(AccessCards.LINKS)) {
                AccessCards.link(leaf, card).ifPresent(link -> links.put(leaf, link));
            } else if (name.startsWith(AccessCards.DEVICES)) {
                AccessCards.device(leaf, card).ifPresent(device -> devices.put(device.device(), device));
            } else if (name.startsWith(AccessCards.OWN)) {
                AccessCards.own(leaf, card).ifPresent(one -> own.put(one.device(), one.grants()));
            } else if (name.startsWith(AccessCards.OUT)) {
                AccessCards.out(leaf, card).ifPresent(one -> out.put(one.device(), one.links()));
            } else if (name.startsWith(AccessCards.USES) && leaf.indexOf('-') > 0) {
                int dash = leaf.indexOf('-');
                uses.computeIfAbsent(leaf.substring(0, dash), _ -> new ArrayList<>())
                        .add(leaf.substring(dash + 1));
            }
        });
        return new AccessBook(links, devices, uses, own, out);
    }

    /// What a device was given beside links.
    OwnGrants own(DeviceId device) {
        return own.getOrDefault(device, OwnGrants.NONE);
    }

    /// Whether this link lets that device in no more.
    boolean isOut(DeviceId device, String link) {
        return out.getOrDefault(device, List.of()).contains(link);
    }

    /// The links that give a device something now.
    ///
    /// @param guestLink id of the one that lets it in for this once, or null
    List<Invitation> standing(DeviceId device, @Nullable String guestLink, Instant now) {
        List<Invitation> standing = new ArrayList<>();
        Enrolment enrolment = devices.get(device);
        if (enrolment != null) {
            enrolment.links().forEach(id -> add(device, id, now, standing));
        }
        if (guestLink != null) {
            add(device, guestLink, now, standing);
        }
        return standing;
    }

    private void add(DeviceId device, String id, Instant now, List<Invitation> standing) {
        Invitation link = links.get(id);
        if (link != null && link.givesAt(now) && !isOut(device, id)) {
            standing.add(link);
        }
    }

    /// What a device may do in a share, as far as that was given to it, or null for nothing.
    ///
    /// @param byLinks whether links open the share
    @Nullable
    Access given(DeviceId device, @Nullable String guestLink, String share, Path folder, boolean byLinks, Instant now) {
        OwnGrants itself = devices.containsKey(device) ? own(device) : OwnGrants.NONE;
        Access approved = itself.approved(share, folder);
        if (approved != null || !byLinks) {
            return approved;
        }
        Access access = null;
        for (Invitation link : standing(device, guestLink, now)) {
            for (Grant grant : link.grants()) {
                if (grant.isFor(share, folder)) {
                    access = AccessLevels.together(access, grant.access());
                }
            }
        }
        Access changed = itself.changed(share, folder);
        return access != null && changed != null ? changed : access;
    }

    /// What a known device may do wherever links open what they are for, a grant for each share.
    List<Grant> grants(DeviceId device, Instant now) {
        List<Grant> all = new ArrayList<>(own(device).approved());
        for (Invitation link : standing(device, null, now)) {
            for (Grant grant : link.grants()) {
                Access access = given(device, null, grant.share(), grant.folder(), true, now);
                if (access != null && all.stream().noneMatch(one -> one.isFor(grant.share(), grant.folder()))) {
                    all.add(new Grant(grant.share(), grant.folder(), access));
                }
            }
        }
        return all;
    }
}

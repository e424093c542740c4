package sampan.app.ui.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import sampan.protocol.Access;
import sampan.server.Enrolment;
import sampan.server.Invitation;
import sampan.server.Visitor;
import sampan.transport.DeviceId;

/// Who may come to a shared folder, as it was at one moment. Immutable.
///
/// @param devices the devices that are let in; where only approved ones may come, all that are known. By name
/// @param links the links for it that let devices in, the latest first
record WhoSeen(List<DeviceRow> devices, List<LinkRow> links) {
    WhoSeen {
        devices = List.copyOf(devices);
        links = List.copyOf(links);
    }

    /// How it is now; may take a moment.
    static WhoSeen at(Hosting hosting) {
        Instant now = Instant.now();
        List<Enrolment> known = hosting.devices();
        List<Invitation> links = hosting.invitations().stream()
                .filter(link -> link.givesAt(now) && hosting.grant(link) != null)
                .sorted(Comparator.comparing(Invitation::made).reversed().thenComparing(Invitation::id))
                .toList();
        return new WhoSeen(devices(hosting, known, links), links(hosting, known, links, now));
    }

    private static List<DeviceRow> devices(Hosting hosting, List<Enrolment> known, List<Invitation> links) {
        Set<DeviceId> here = hosting.visitors().stream().map(Visitor::device).collect(Collectors.toSet());
        List<DeviceRow> rows = new ArrayList<>();
        for (Enrolment device : known) {
            Access access = hosting.accessOf(device.device());
            if (access != null || hosting.approved()) {
                List<Invitation> by = links.stream()
                        .filter(link -> !hosting.approved() && device.links().contains(link.id()))
                        .toList();
                rows.add(new DeviceRow(device, access, by, here.contains(device.device())));
            }
        }
        rows.sort(Comparator.comparing((DeviceRow row) -> row.device().name())
                .thenComparing(row -> row.device().id()));
        return rows;
    }

    private static List<LinkRow> links(Hosting hosting, List<Enrolment> known, List<Invitation> links, Instant now) {
        List<LinkRow> open = new ArrayList<>();
        for (Invitation link : links) {
            if (link.enrolsAt(now)) {
                List<String> names = known.stream()
                        .filter(device -> device.links().contains(link.id()))
                        .map(Enrolment::name)
                        .sorted()
                        .toList();
                Access gives = hosting.approved() ? null : hosting.grant(link);
                open.add(new LinkRow(link, gives, names, hosting.isShown(link)));
            }
        }
        return open;
    }
}

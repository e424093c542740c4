package sampan.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sampan.transport.DeviceId;

/// The connections of a server, and which devices they belong to. Free for any thread; never waits.
final class Visits {
    private final Set<Served> connections = new HashSet<>();
    private final Map<DeviceId, Integer> devices = new HashMap<>();

    synchronized void add(Served one) {
        connections.add(one);
    }

    synchronized void remove(Served one) {
        connections.remove(one);
    }

    /// A device's connection was let in.
    ///
    /// @return whether it is the device's first
    synchronized boolean came(DeviceId device) {
        return devices.merge(device, 1, Integer::sum) == 1;
    }

    /// Such a connection ended.
    ///
    /// @return whether it was the device's last
    synchronized boolean left(DeviceId device) {
        return devices.computeIfPresent(device, (_, count) -> count == 1 ? null : count - 1) == null;
    }

    /// All connections there are now.
    synchronized List<Served> all() {
        return List.copyOf(connections);
    }

    /// The devices that were let in and are there now.
    List<Visitor> visitors() {
        Map<DeviceId, Visitor> visitors = new LinkedHashMap<>();
        for (Served one : all()) {
            Visitor visitor = one.visitor();
            if (visitor != null) {
                visitors.merge(visitor.device(), visitor, Visits::together);
            }
        }
        return new ArrayList<>(visitors.values());
    }

    private static Visitor together(Visitor a, Visitor b) {
        int order = a.doing().compareTo(b.doing());
        Visitor busier = order > 0 || (order == 0 && a.path() != null) ? a : b;
        return new Visitor(
                a.device(),
                busier.name(),
                busier.standing(),
                busier.source(),
                a.since().isBefore(b.since()) ? a.since() : b.since(),
                a.connections() + b.connections(),
                a.received() + b.received(),
                a.sent() + b.sent(),
                busier.doing(),
                busier.path());
    }
}

package sampan.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sampan.server.Shelf.Card;
import sampan.transport.DeviceId;

/// What an [AccessStore] knows at one moment. Immutable.
///
/// @param links the links that stand, by id
/// @param devices the devices that are known
/// @param uses for each link's id, the devices it has let in, where that is counted
record AccessBook(Map<String, Invitation> links, Map<DeviceId, Enrolment> devices, Map<String, List<String>> uses) {
    static final AccessBook EMPTY = new AccessBook(Map.of(), Map.of(), Map.of());

    AccessBook {
        links = Map.copyOf(links);
        devices = Map.copyOf(devices);
        uses = Map.copyOf(uses);
    }

    /// Reads cards, whose names begin with these words.
    static AccessBook of(Map<String, Card> cards, String linksAt, String devicesAt, String usesAt) {
        Map<String, Invitation> links = new HashMap<>();
        Map<DeviceId, Enrolment> devices = new HashMap<>();
        Map<String, List<String>> uses = new HashMap<>();
        cards.forEach((name, card) -> {
            String leaf = name.substring(name.indexOf('/') + 1);
            if (name.startsWith(linksAt)) {
                AccessCards.link(leaf, card).ifPresent(link -> links.put(leaf, link));
            } else if (name.startsWith(devicesAt)) {
                AccessCards.device(leaf, card).ifPresent(device -> devices.put(device.device(), device));
            } else if (name.startsWith(usesAt) && leaf.indexOf('-') > 0) {
                int dash = leaf.indexOf('-');
                uses.computeIfAbsent(leaf.substring(0, dash), _ -> new ArrayList<>())
                        .add(leaf.substring(dash + 1));
            }
        });
        return new AccessBook(links, devices, uses);
    }
}

package sampan.app.ui.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import sampan.app.ui.base.Background;
import sampan.server.Visitor;

/// Who is there at each shared folder, looked at every second. For the screen's thread; servers are asked in the
/// background.
final class Guests {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final ObservableList<Hosting> hostings;
    private final Background background;
    private final ObservableMap<Hosting, List<Guest>> byHosting = FXCollections.observableHashMap();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private boolean looking;

    /// @param hostings what is shared at each moment
    Guests(ObservableList<Hosting> hostings, Background background) {
        this.hostings = hostings;
        this.background = background;
        background.poll(BETWEEN_LOOKS, this::look);
    }

    ObservableMap<Hosting, List<Guest>> byHosting() {
        return byHosting;
    }

    /// How many there are together.
    ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /// This is shared no more.
    void forget(Hosting hosting) {
        byHosting.remove(hosting);
        recount();
    }

    /// Looks now.
    void look() {
        if (hostings.isEmpty() || looking) {
            return;
        }
        looking = true;
        List<Hosting> asked = List.copyOf(hostings);
        background.run(
                () -> {
                    Map<Hosting, List<Visitor>> there = new HashMap<>();
                    asked.forEach(hosting -> there.put(hosting, hosting.visitors()));
                    return there;
                },
                there -> {
                    looking = false;
                    there.forEach(this::saw);
                    recount();
                },
                _ -> looking = false);
    }

    private void saw(Hosting hosting, List<Visitor> there) {
        if (hostings.contains(hosting)) {
            List<Guest> before = byHosting.getOrDefault(hosting, List.of());
            List<Guest> now = new ArrayList<>();
            there.forEach(visitor -> now.add(new Guest(visitor, speed(visitor, before))));
            if (!now.equals(before)) {
                byHosting.put(hosting, now);
            }
        }
    }

    private static long speed(Visitor visitor, List<Guest> before) {
        for (Guest guest : before) {
            if (guest.visitor().device().equals(visitor.device())) {
                long moved = moved(visitor) - moved(guest.visitor());
                return Math.max(0, moved * 1000 / BETWEEN_LOOKS.toMillis());
            }
        }
        return 0;
    }

    private static long moved(Visitor visitor) {
        return visitor.received() + visitor.sent();
    }

    private void recount() {
        count.set(byHosting.values().stream().mapToInt(List::size).sum());
    }
}

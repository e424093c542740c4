package sampan.app.ui.host;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.server.ServerEvent;
import sampan.transport.DeviceId;

/// What happened at a share, the latest of it. Strangers and scanners that come and go are left out. Thread-safe.
final class Deeds implements Consumer<ServerEvent> {
    private static final int MOST = 500;

    private final LinkedHashMap<DeviceId, String> names = new LinkedHashMap<>();
    private final ArrayDeque<Deed> latest = new ArrayDeque<>();

    @Override
    public synchronized void accept(ServerEvent event) {
        switch (event) {
            case ServerEvent.VisitorCame came -> {
                remember(came.device(), came.name());
                add(came.name(), event);
            }
            case ServerEvent.VisitorLeft left -> add(left.name(), event);
            case ServerEvent.DeviceEnrolled enrolled -> {
                remember(enrolled.device(), enrolled.name());
                add(enrolled.name(), event);
            }
            case ServerEvent.FileArrived(DeviceId device, var _, var _) -> add(name(device), event);
            case ServerEvent.FileFetched(DeviceId device, var _, var _) -> add(name(device), event);
            case ServerEvent.EntryMoved(DeviceId device, var _, var _) -> add(name(device), event);
            case ServerEvent.EntryRemoved(DeviceId device, var _) -> add(name(device), event);
            case ServerEvent.StorageFailed _ -> add("", event);
            case ServerEvent.ConnectionEnded _ -> {}
        }
    }

    /// Also of those that have left: what they did stays.
    private void remember(DeviceId device, String name) {
        names.putLast(device, name);
        if (names.size() > MOST) {
            names.pollFirstEntry();
        }
    }

    /// What a device called itself that was here, or null.
    synchronized @Nullable String nameOf(DeviceId device) {
        return names.get(device);
    }

    private String name(DeviceId device) {
        return names.getOrDefault(device, "?");
    }

    private void add(String who, ServerEvent event) {
        latest.addFirst(new Deed(System.currentTimeMillis(), who, event));
        if (latest.size() > MOST) {
            latest.removeLast();
        }
    }

    /// The latest first.
    synchronized List<Deed> all() {
        return List.copyOf(latest);
    }
}

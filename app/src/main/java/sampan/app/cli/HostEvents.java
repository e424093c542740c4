package sampan.app.cli;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.protocol.RemotePath;
import sampan.server.ServerEvent;
import sampan.transport.DeviceId;

/// Tells the person at the terminal what visitors do, and a script by JSON lines. Called on the threads of
/// connections.
final class HostEvents implements Consumer<ServerEvent> {
    private final Console console;
    private final boolean json;
    private final boolean shown;
    private final Map<DeviceId, String> names = new ConcurrentHashMap<>();

    HostEvents(Words words, Console console) {
        this.console = console;
        this.json = words.has(Grammar.JSON);
        this.shown = !json && console.around().screen().err();
    }

    @Override
    public void accept(ServerEvent event) {
        switch (event) {
            case ServerEvent.VisitorCame came -> {
                names.put(came.device(), came.name());
                tell("came", "event.came", came.device(), came.source(), null);
            }
            case ServerEvent.VisitorLeft left -> {
                tell("left", "event.left", left.device(), "", null);
                names.remove(left.device());
            }
            case ServerEvent.DeviceEnrolled enrolled -> {
                names.put(enrolled.device(), enrolled.name());
                tell("enrolled", "event.enrolled", enrolled.device(), enrolled.link(), null);
            }
            case ServerEvent.FileArrived(DeviceId device, RemotePath path, long size) ->
                tell("arrived", "event.arrived", device, console.sizes().bytes(size), path);
            case ServerEvent.FileFetched(DeviceId device, RemotePath path, long size) ->
                tell("fetched", "event.fetched", device, console.sizes().bytes(size), path);
            case ServerEvent.EntryMoved(DeviceId device, RemotePath path, RemotePath to) ->
                tell("moved", "event.moved", device, Shown.escaped(to.toString()), path);
            case ServerEvent.EntryRemoved(DeviceId device, RemotePath path) ->
                tell("removed", "event.removed", device, "", path);
            case ServerEvent.StorageFailed failed ->
                console.error(failed.share(), console.text().get("event.disk-failed"));
            case ServerEvent.ConnectionEnded _ -> {
                // Strangers and scanners come and go; nobody needs a line for each.
            }
        }
    }

    private void tell(String word, String key, DeviceId device, String detail, @Nullable RemotePath path) {
        String name = names.getOrDefault(device, "?");
        if (json) {
            console.out()
                    .line(Json.item()
                            .with("event", word)
                            .with("device", device.text())
                            .with("name", name)
                            .with("path", path == null ? null : path.toString())
                            .line());
            console.out().flush();
        } else if (shown) {
            String what = path == null ? "" : Shown.escaped(path.toString());
            console.remark(console.text().get(key, Shown.device(name), what, detail));
        }
    }
}

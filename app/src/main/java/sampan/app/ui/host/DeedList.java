package sampan.app.ui.host;

import java.util.List;
import javafx.scene.control.ListView;
import sampan.app.text.Shown;
import sampan.app.ui.base.LineCell;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;
import sampan.server.ServerEvent;

/// What happened at a share, a line each.
final class DeedList extends ListView<Deed> {
    private static final int LINES = 8;

    private final Words words;

    DeedList(Words words) {
        this.words = words;
        setId("host-deeds");
        getStyleClass().addAll("lines", "edge-to-edge");
        fixedCellSizeProperty().bind(LineCell.height());
        minHeightProperty().bind(LineCell.height().multiply(LINES).add(2));
        prefHeightProperty().bind(minHeightProperty());
        accessibleTextProperty().bind(words.of("host.activity"));
        setCellFactory(_ -> new LineCell<>(this::sentence, _ -> null));
        words.text().subscribe(this::refresh);
    }

    /// Shows these.
    void show(List<Deed> deeds) {
        if (!getItems().equals(deeds)) {
            getItems().setAll(deeds);
        }
    }

    private String sentence(Deed deed) {
        String who = Shown.device(deed.who());
        String what = switch (deed.event()) {
            case ServerEvent.VisitorCame came -> words.get("deed.came", who, came.source());
            case ServerEvent.VisitorLeft _ -> words.get("deed.left", who);
            case ServerEvent.DeviceEnrolled _ -> words.get("deed.enrolled", who);
            case ServerEvent.FileArrived(var _, RemotePath path, long size) ->
                words.get("deed.arrived", who, shown(path), words.sizes().bytes(size));
            case ServerEvent.FileFetched(var _, RemotePath path, long size) ->
                words.get("deed.fetched", who, shown(path), words.sizes().bytes(size));
            case ServerEvent.EntryMoved(var _, RemotePath path, RemotePath to) ->
                words.get("deed.moved", who, shown(path), shown(to));
            case ServerEvent.EntryRemoved(var _, RemotePath path) -> words.get("deed.removed", who, shown(path));
            case ServerEvent.StorageFailed _ -> words.get("deed.disk");
            case ServerEvent.ConnectionEnded _ -> "";
        };
        return words.get("deed.line", words.sizes().moment(deed.when()), what);
    }

    private static String shown(RemotePath path) {
        return Shown.name(path.toString());
    }
}

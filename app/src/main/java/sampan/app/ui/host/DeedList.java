package sampan.app.ui.host;

import java.util.List;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;
import sampan.server.ServerEvent;

/// What happened at a share, a line each.
final class DeedList extends ListView<Deed> {
    private static final double LINE = 22;
    private static final double HEIGHT = 8 * LINE + 2;

    private final Words words;

    DeedList(Words words) {
        this.words = words;
        setId("host-deeds");
        getStyleClass().addAll("batch-files", "edge-to-edge");
        setFixedCellSize(LINE);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        accessibleTextProperty().bind(words.of("host.activity"));
        setCellFactory(_ -> new Line());
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

    private final class Line extends ListCell<Deed> {
        Line() {
            getStyleClass().add("batch-file");
        }

        @Override
        protected void updateItem(@Nullable Deed deed, boolean empty) {
            super.updateItem(deed, empty);
            setText(deed == null || empty ? null : sentence(deed));
        }
    }
}

package sampan.app.ui.connect;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.ui.base.DropHint;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Promise;
import sampan.app.ui.base.Words;

/// Takes what is dropped on the list of places: files on a host are sent there without going there, and a folder beside
/// them is to be shared. Says beforehand what would be done.
final class PlaceDrops {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final PlacesView.Outside outside;
    private final Words words;
    private final DropHint hint;

    PlaceDrops(PlacesView.Outside outside, Words words, DropHint hint) {
        this.outside = outside;
        this.words = words;
        this.hint = hint;
    }

    /// What falls on this is sent to that place.
    void onPlace(Node item, Place place) {
        accept(
                item,
                files -> Promise.to(Glyph.DROP, words.get("places.drop", files.size(), place.name())),
                files -> outside.send().accept(place, files));
    }

    /// A folder that falls on the rest of the list is to be shared.
    void onList(Node list) {
        accept(
                list,
                files -> isFolder(files)
                        ? Promise.to(
                                Glyph.SHARE,
                                words.get(
                                        "places.drop-share",
                                        Shown.name(
                                                String.valueOf(files.getFirst().getFileName()))))
                        : null,
                files -> outside.share().accept(files.getFirst()));
    }

    private static boolean isFolder(List<Path> files) {
        return files.size() == 1 && files.getFirst().toFile().isDirectory();
    }

    private void accept(Node target, Function<List<Path>, @Nullable Promise> promise, Consumer<List<Path>> does) {
        target.addEventHandler(DragEvent.DRAG_OVER, event -> {
            Promise now = promised(event, promise);
            if (now != null) {
                event.consume();
                event.acceptTransferModes(TransferMode.COPY);
                target.pseudoClassStateChanged(DROP, true);
                hint.show(now);
            }
        });
        target.addEventHandler(DragEvent.DRAG_EXITED, _ -> {
            target.pseudoClassStateChanged(DROP, false);
            hint.hide();
        });
        target.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            if (promised(event, promise) != null) {
                event.consume();
                event.setDropCompleted(true);
                does.accept(files(event));
            }
        });
    }

    private static @Nullable Promise promised(DragEvent event, Function<List<Path>, @Nullable Promise> promise) {
        return event.getDragboard().hasFiles() ? promise.apply(files(event)) : null;
    }

    private static List<Path> files(DragEvent event) {
        return event.getDragboard().getFiles().stream().map(File::toPath).toList();
    }
}

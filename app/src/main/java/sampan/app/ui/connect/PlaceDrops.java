package sampan.app.ui.connect;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import sampan.app.text.Shown;
import sampan.app.ui.base.DraggedFiles;
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
    private final DraggedFiles dragged = new DraggedFiles();

    PlaceDrops(PlacesView.Outside outside, Words words, DropHint hint) {
        this.outside = outside;
        this.words = words;
        this.hint = hint;
    }

    /// What falls on this is sent to that place.
    void onPlace(Node item, Place place) {
        accept(
                item,
                dragged::of,
                files -> Promise.to(Glyph.DROP, words.get("places.drop", files.size(), place.name())),
                files -> outside.send().accept(place, files));
    }

    /// A folder that falls on the rest of the list is to be shared.
    void onList(Node list) {
        accept(
                list,
                event -> {
                    Path folder = dragged.folder(event);
                    return folder == null ? List.of() : List.of(folder);
                },
                files -> Promise.to(
                        Glyph.SHARE,
                        words.get(
                                "places.drop-share",
                                Shown.name(String.valueOf(files.getFirst().getFileName())))),
                files -> outside.share().accept(files.getFirst()));
    }

    private void accept(
            Node target,
            Function<DragEvent, List<Path>> what,
            Function<List<Path>, Promise> promise,
            Consumer<List<Path>> does) {
        target.addEventHandler(DragEvent.DRAG_OVER, event -> {
            List<Path> files = what.apply(event);
            if (!files.isEmpty()) {
                event.consume();
                event.acceptTransferModes(TransferMode.COPY);
                target.pseudoClassStateChanged(DROP, true);
                hint.show(promise.apply(files));
            }
        });
        target.addEventHandler(DragEvent.DRAG_EXITED, _ -> {
            target.pseudoClassStateChanged(DROP, false);
            hint.hide();
        });
        target.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            List<Path> files = what.apply(event);
            if (!files.isEmpty()) {
                event.consume();
                event.setDropCompleted(true);
                dragged.forget();
                does.accept(files);
            }
        });
    }
}

package sampan.app.ui.browse;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;

/// Takes files and folders that are dropped on the table, or on the row of a folder, and says beforehand what that
/// would do. A folder over which they are held for a moment opens.
final class FileDrops {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    /// So long they are held over a folder before it opens.
    private static final Duration SPRING = Duration.millis(800);

    private final BrowseViewModel browse;
    private final Words words;
    private final DropHint hint;
    private final PauseTransition spring = new PauseTransition(SPRING);
    private @Nullable RemotePath held;

    FileDrops(BrowseViewModel browse, Words words, DropHint hint) {
        this.browse = browse;
        this.words = words;
        this.hint = hint;
        spring.setOnFinished(_ -> open());
    }

    /// Everything that falls on the table goes into the folder that is shown.
    void onTable(Node table) {
        accept(table, () -> browse.folder().get());
        table.addEventHandler(DragEvent.DRAG_EXITED, _ -> hint.hide());
    }

    /// What falls on the row of a folder goes into that; on any other row, into the folder that is shown.
    void onRow(Node row, Supplier<@Nullable Row> what) {
        Supplier<@Nullable RemotePath> folder = () -> {
            Row here = what.get();
            return here != null && here.isFolder() ? here.path() : null;
        };
        accept(row, folder);
        row.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                hold(folder.get());
            }
        });
        row.addEventHandler(DragEvent.DRAG_EXITED, _ -> hold(null));
        row.addEventHandler(DragEvent.DRAG_DROPPED, _ -> hold(null));
    }

    private void hold(@Nullable RemotePath folder) {
        if (!Objects.equals(folder, held)) {
            held = folder;
            spring.stop();
            if (folder != null) {
                spring.playFromStart();
            }
        }
    }

    private void open() {
        RemotePath folder = held;
        held = null;
        if (folder != null) {
            hint.hide();
            browse.go(folder);
        }
    }

    private void accept(Node target, Supplier<@Nullable RemotePath> folder) {
        target.addEventHandler(DragEvent.DRAG_OVER, event -> {
            RemotePath into = folder.get();
            if (into != null && event.getDragboard().hasFiles()) {
                over(event, target, into);
            }
        });
        target.addEventHandler(DragEvent.DRAG_EXITED, _ -> target.pseudoClassStateChanged(DROP, false));
        target.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            RemotePath into = folder.get();
            if (into != null && event.getDragboard().hasFiles()) {
                drop(event, into);
            }
        });
    }

    private void over(DragEvent event, Node target, RemotePath into) {
        event.consume();
        boolean allowed = browse.canAddTo(into);
        target.pseudoClassStateChanged(DROP, allowed);
        if (allowed) {
            event.acceptTransferModes(TransferMode.COPY);
            hint.willUpload(event.getDragboard().getFiles().size(), into);
        } else {
            hint.willNot(words.get(into.isLibrary() ? "drop.choose-share" : "drop.read-only"));
        }
    }

    private void drop(DragEvent event, RemotePath into) {
        event.consume();
        hint.hide();
        boolean allowed = browse.canAddTo(into);
        if (allowed) {
            List<Path> files =
                    event.getDragboard().getFiles().stream().map(File::toPath).toList();
            browse.upload(files, into);
        }
        event.setDropCompleted(allowed);
    }
}

package sampan.app.ui.browse;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;

/// Takes files and folders that are dropped on the table, or on the row of a folder, and says beforehand what that
/// would do.
final class FileDrops {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final BrowseViewModel browse;
    private final Words words;
    private final DropHint hint;

    FileDrops(BrowseViewModel browse, Words words, DropHint hint) {
        this.browse = browse;
        this.words = words;
        this.hint = hint;
    }

    /// Everything that falls on the table goes into the folder that is shown.
    void onTable(Node table) {
        accept(table, () -> browse.folder().get());
        table.addEventHandler(DragEvent.DRAG_EXITED, _ -> hint.hide());
    }

    /// What falls on the row of a folder goes into that; on any other row, into the folder that is shown.
    void onRow(Node row, Supplier<@Nullable Row> what) {
        accept(row, () -> {
            Row here = what.get();
            return here != null && here.isFolder() ? here.path() : null;
        });
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

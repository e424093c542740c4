package sampan.app.ui.base;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/// Makes a node take a folder of this computer that is dropped on it.
public final class FolderDrops {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private FolderDrops() {}

    /// While a folder is held over the node it shows itself as `:drop`; anything else falls through.
    ///
    /// @param take is given the folder
    public static void on(Node node, Consumer<Path> take) {
        node.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (folder(event) != null) {
                node.pseudoClassStateChanged(DROP, true);
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        node.addEventHandler(DragEvent.DRAG_EXITED, _ -> node.pseudoClassStateChanged(DROP, false));
        node.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            Path folder = folder(event);
            if (folder != null) {
                event.setDropCompleted(true);
                event.consume();
                take.accept(folder);
            }
        });
    }

    private static @Nullable Path folder(DragEvent event) {
        Dragboard board = event.getDragboard();
        List<File> files = board.hasFiles() ? board.getFiles() : List.of();
        return files.size() == 1 && files.getFirst().isDirectory()
                ? files.getFirst().toPath()
                : null;
    }
}

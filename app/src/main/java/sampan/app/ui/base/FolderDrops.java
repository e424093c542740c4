package sampan.app.ui.base;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Makes a node take a folder of this computer that is dropped on it.
public final class FolderDrops {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private FolderDrops() {}

    /// While a folder is held over the node it shows itself as `:drop`; anything else falls through.
    ///
    /// @param take is given the folder
    public static void on(Node node, Consumer<Path> take) {
        DraggedFiles dragged = new DraggedFiles();
        node.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (dragged.folder(event) != null) {
                node.pseudoClassStateChanged(DROP, true);
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        node.addEventHandler(DragEvent.DRAG_EXITED, _ -> node.pseudoClassStateChanged(DROP, false));
        node.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            Path folder = dragged.folder(event);
            dragged.forget();
            if (folder != null) {
                event.setDropCompleted(true);
                event.consume();
                take.accept(folder);
            }
        });
    }
}

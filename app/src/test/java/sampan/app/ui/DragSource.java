package sampan.app.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A small window beside Sampan's, from which files are dragged, as from a file manager. For the JavaFX thread.
///
/// It is to be closed as soon as a drag is over: JavaFX believes that it holds the pointer still, and would lose the
/// first click elsewhere. Drops from other programs leave nothing of that kind.
final class DragSource implements AutoCloseable {
    private final Label handle = new Label("files");
    private final Stage stage = new Stage();
    private boolean over;

    DragSource(List<Path> files) {
        handle.setMinSize(180, 90);
        handle.setOnDragDetected(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(
                    files.stream().map(Path::toFile).map(File::getAbsoluteFile).toList());
            handle.startDragAndDrop(TransferMode.COPY).setContent(content);
            event.consume();
        });
        handle.setOnDragDone(_ -> over = true);
        stage.setScene(new Scene(new StackPane(handle), 220, 120));
        stage.setX(1120);
        stage.setY(100);
        stage.show();
    }

    /// What one takes hold of.
    Node handle() {
        return handle;
    }

    /// Whether the files were let go, and this window knows.
    boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        stage.hide();
    }
}

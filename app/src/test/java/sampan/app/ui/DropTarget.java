package sampan.app.ui;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A small window beside Sampan's that takes files, as a file manager does. For the JavaFX thread.
final class DropTarget implements AutoCloseable {
    private final Label place = new Label("here");
    private final Stage stage = new Stage();
    private final List<File> taken = new ArrayList<>();

    DropTarget() {
        place.setMinSize(180, 90);
        place.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
        });
        place.setOnDragDropped(event -> {
            taken.addAll(event.getDragboard().getFiles());
            event.setDropCompleted(true);
        });
        stage.setScene(new Scene(new StackPane(place), 220, 120));
        stage.setX(1120);
        stage.setY(300);
        stage.show();
    }

    /// Where files are let go.
    Node place() {
        return place;
    }

    /// What it got.
    List<File> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        stage.hide();
    }
}

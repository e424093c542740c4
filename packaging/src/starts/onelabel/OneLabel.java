package onelabel;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A window with one label. With an argument it closes itself, so many milliseconds after it was shown.
public final class OneLabel extends Application {
    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(new Label("One label")), 1100, 700));
        stage.show();
        if (!getParameters().getRaw().isEmpty()) {
            long ms = Long.parseLong(getParameters().getRaw().getFirst());
            Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(ms);
                } catch (InterruptedException _) {
                    // Nobody interrupts it.
                }
                Platform.exit();
            });
        }
    }

    static void main(String[] args) {
        launch(OneLabel.class, args);
    }
}

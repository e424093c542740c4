package sampan.app.ui.transfers;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.transfer.Direction;
import sampan.app.transfer.TransferState;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Words;

/// One batch: which way, what, from where to where, its bar, and what one can do with it. The bar follows the task that
/// follows the transfer.
final class TransferRow extends HBox {
    private final Batch batch;
    private final TransfersViewModel transfers;
    private final Words words;
    private final TransfersView.Outside outside;
    private final TransferTask task;
    private final ProgressBar bar = new ProgressBar();
    private final Label line = new Label();
    private final StackPane sign = new StackPane();
    private final HBox buttons = new HBox();
    private @Nullable Button receipt;
    private boolean saving;

    TransferRow(
            Batch batch, TransfersViewModel transfers, TransferTask task, Words words, TransfersView.Outside outside) {
        this.batch = batch;
        this.transfers = transfers;
        this.words = words;
        this.outside = outside;
        this.task = task;
        getStyleClass().add("transfer");
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label(Shown.name(batch.transfer().title()));
        title.getStyleClass().add("transfer-title");
        title.setMinWidth(60);
        String way = batch.transfer().direction() == Direction.UPLOAD
                ? words.get(
                        "transfer.way",
                        leaf(batch.transfer().from()),
                        Shown.name(batch.transfer().to()))
                : words.get(
                        "transfer.way",
                        Shown.name(batch.transfer().from()),
                        leaf(batch.transfer().to()));
        Label between = new Label(way);
        between.setTooltip(new Tooltip(
                Shown.name(batch.transfer().from() + " → " + batch.transfer().to())));
        between.getStyleClass().addAll("muted", "small-text");
        between.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        between.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        line.getStyleClass().addAll("muted", "small-text", "transfer-line");
        line.setMinWidth(120);
        HBox head = new HBox(title, between, gap, line);
        head.getStyleClass().add("transfer-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("thin");
        bar.progressProperty().bind(task.progressProperty());
        VBox middle = new VBox(head, bar);
        middle.getStyleClass().add("transfer-middle");
        HBox.setHgrow(middle, Priority.ALWAYS);
        sign.getStyleClass().add("transfer-sign");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("transfer-buttons");
        getChildren().addAll(sign, middle, buttons);
        line.textProperty()
                .bind(words.saying(
                        () -> Progress.line(batch.transfer(), batch.transfer().counters(), words),
                        task.messageProperty()));
        line.textProperty().subscribe(_ -> accessible(title.getText()));
        task.stateProperty().subscribe(this::showState);
        words.text().subscribe(this::showState);
        showState();
    }

    /// The last name of a folder of this computer: where it lies is told when the pointer rests on it.
    private static String leaf(String folder) {
        Path name = Path.of(folder).getFileName();
        return Shown.name(name == null ? folder : name.toString());
    }

    private void accessible(String title) {
        setAccessibleText(title + ", " + line.getText());
    }

    private void showState() {
        TransferState state = batch.transfer().state();
        boolean ended = task.isDone() && state.isEnd();
        getStyleClass().removeAll("done", "failed", "cancelled");
        buttons.getChildren().clear();
        Glyph way = batch.transfer().direction() == Direction.UPLOAD ? Glyph.UPLOAD : Glyph.DOWNLOAD;
        if (!ended) {
            sign.getChildren().setAll(way.icon());
            button("transfer.cancel", Glyph.CLOSE, () -> transfers.cancel(batch));
            return;
        }
        switch (state) {
            case TransferState.Done _ -> {
                getStyleClass().add("done");
                sign.getChildren().setAll(Glyph.DONE.icon());
                if (batch.home() != null) {
                    button(
                            "transfer.show",
                            Glyph.SHOW_IN_FOLDER,
                            () -> outside.show().accept(batch));
                }
            }
            case TransferState.Failed _ -> {
                getStyleClass().add("failed");
                sign.getChildren().setAll(Glyph.DANGER.icon());
                button("transfer.retry", Glyph.RETRY, () -> transfers.retry(batch));
            }
            default -> {
                getStyleClass().add("cancelled");
                sign.getChildren().setAll(way.icon());
                button("transfer.retry", Glyph.RETRY, () -> transfers.retry(batch));
            }
        }
        if (transfers.hasReceipt(batch)) {
            receipt = button("transfer.receipt", Glyph.RECEIPT, this::saveReceipt);
            receipt.setDisable(saving);
        }
        button("transfer.dismiss", Glyph.CLOSE, () -> transfers.dismiss(batch));
    }

    private void saveReceipt() {
        Path file = outside.receipt().apply(batch);
        if (file != null) {
            saving(true);
            transfers.saveReceipt(batch, file, () -> saving(false));
        }
    }

    private void saving(boolean now) {
        saving = now;
        if (receipt != null) {
            receipt.setDisable(now);
        }
    }

    private Button button(String key, Glyph glyph, Runnable does) {
        Button button = new Button(null, glyph.icon());
        button.getStyleClass().addAll("button-icon", "flat", key.replace('.', '-'));
        button.setAccessibleText(words.get(key));
        button.setTooltip(new Tooltip(words.get(key)));
        button.setOnAction(_ -> does.run());
        buttons.getChildren().add(button);
        return button;
    }
}

package sampan.app.ui.transfers;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.transfer.Direction;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.queue.Order;
import sampan.app.transfer.queue.QueueState;
import sampan.app.transfer.queue.QueuedBatch;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Motion;
import sampan.app.ui.base.Words;

/// One batch: which way, what, from where to where, its bar, what kept files from arriving, and what one can do with
/// it. While it is under way, bar and line follow the task that follows the transfer.
final class TransferRow extends HBox {
    /// So much of the width the name may take before it is cut.
    private static final double TITLE = 0.6;

    private final QueuedBatch batch;
    private final TransfersViewModel transfers;
    private final Background background;
    private final Words words;
    private final TransfersView.Outside outside;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label title;
    private final Label percent = new Label();
    private final Label line = new Label();
    private final VBox causes = new VBox();
    private final VBox middle;
    private final ToggleButton files = new ToggleButton();
    private final StackPane sign = new StackPane();
    private final HBox buttons = new HBox();
    private @Nullable Transfer followed;
    private @Nullable QueueState shown;
    private @Nullable Button receipt;
    private @Nullable Transfer listed;
    private @Nullable BatchFiles list;
    private boolean saving;

    TransferRow(
            QueuedBatch batch,
            TransfersViewModel transfers,
            Background background,
            Words window,
            TransfersView.Outside outside) {
        this.batch = batch;
        this.transfers = transfers;
        this.background = background;
        words = window.branch(); // rows come and go
        this.outside = outside;
        getStyleClass().add("transfer");
        setAlignment(Pos.TOP_LEFT);
        title = new Label(Shown.name(batch.title()));
        title.getStyleClass().add("transfer-title");
        String way = batch.direction() == Direction.UPLOAD
                ? words.get("transfer.way", leaf(batch.from()), Shown.name(batch.to()))
                : words.get("transfer.way", Shown.name(batch.from()), leaf(batch.to()));
        Label between = new Label(way);
        between.setTooltip(new Tooltip(Shown.name(batch.from() + " → " + batch.to())));
        between.getStyleClass().addAll("muted", "small-text");
        between.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        between.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        percent.getStyleClass().add("transfer-percent");
        percent.setMinWidth(Region.USE_PREF_SIZE);
        line.getStyleClass().addAll("muted", "small-text", "transfer-line");
        line.setMaxWidth(Double.MAX_VALUE);
        line.tooltipProperty().bind(line.textProperty().map(Tooltip::new));
        prepareFiles();
        HBox head = new HBox(files, title, between, gap, percent);
        head.getStyleClass().add("transfer-head");
        title.minWidthProperty()
                .bind(head.widthProperty().map(width -> Math.min(title.prefWidth(-1), TITLE * width.doubleValue())));
        head.setAlignment(Pos.BASELINE_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("thin");
        middle = new VBox(head, bar, line, causes);
        middle.getStyleClass().add("transfer-middle");
        HBox.setHgrow(middle, Priority.ALWAYS);
        sign.getStyleClass().add("transfer-sign");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("transfer-buttons");
        getChildren().addAll(sign, middle, buttons);
        bar.progressProperty().subscribe(this::showPercent);
        line.textProperty().subscribe(this::showPercent);
        words.text().subscribe(() -> {
            shown = null;
            update();
        });
        update();
    }

    /// The last name of a folder of this computer: where it lies is told when the pointer rests on it.
    private static String leaf(String folder) {
        Path name = Path.of(folder).getFileName();
        return Shown.name(name == null ? folder : name.toString());
    }

    /// How much of it has arrived, as long as that is not all.
    private void showPercent() {
        boolean known = bar.getProgress() >= 0 && isOnItsWay(batch.state());
        percent.setText(known ? words.get("transfer.percent", (int) (100 * bar.getProgress())) : "");
        String far = known ? percent.getText() + ", " : "";
        setAccessibleText(title.getText() + ", " + far + line.getText());
    }

    private static boolean isOnItsWay(QueueState state) {
        return switch (state) {
            case QueueState.Running _, QueueState.Paused _ -> true;
            case QueueState.Waiting _,
                    QueueState.Calling _,
                    QueueState.Interrupted _,
                    QueueState.Done _,
                    QueueState.Failed _,
                    QueueState.Cancelled _ -> false;
        };
    }

    private void prepareFiles() {
        files.setMnemonicParsing(false);
        files.getStyleClass().addAll("button-icon", "flat", "small", "transfer-files");
        files.accessibleTextProperty().bind(words.of("files.show"));
        files.selectedProperty().subscribe(open -> files.setGraphic((open ? Glyph.FOLD : Glyph.EXPAND).icon()));
        files.setOnAction(_ -> showFiles());
    }

    /// Opens the list of the files of the run that is under way or was the last; closes it when told to.
    private void showFiles() {
        Transfer run = batch.transfer();
        if (run != null && !run.equals(listed)) {
            listed = run;
            list = new BatchFiles(run, words);
        }
        middle.getChildren().removeIf(BatchFiles.class::isInstance);
        if (files.isSelected() && list != null) {
            middle.getChildren().add(list);
        }
    }

    /// Shows where the batch stands now.
    void update() {
        QueueState now = batch.state();
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        files.setDisable(batch.transfer() == null);
        if (files.isSelected()) {
            showFiles();
        }
        getStyleClass().removeAll("done", "failed", "cancelled");
        buttons.getChildren().clear();
        causes.getChildren().clear();
        Glyph way = batch.direction() == Direction.UPLOAD ? Glyph.UPLOAD : Glyph.DOWNLOAD;
        follow(now);
        switch (now) {
            case QueueState.Calling _, QueueState.Running _ -> look(null, way);
            case QueueState.Waiting _ -> look("cancelled", Glyph.WAITING);
            case QueueState.Paused(var why) -> look("cancelled", why == null ? Glyph.PAUSE : Glyph.OFFLINE);
            case QueueState.Interrupted _ -> look("cancelled", Glyph.WARNING);
            case QueueState.Done _ -> look("done", Glyph.DONE);
            case QueueState.Failed failed -> {
                look("failed", Glyph.DANGER);
                showCauses(failed);
            }
            case QueueState.Cancelled _ -> look("cancelled", way);
        }
        showButtons(now);
    }

    private void look(@Nullable String style, Glyph glyph) {
        if (style != null) {
            getStyleClass().add(style);
        }
        sign.getChildren().setAll(glyph.icon());
    }

    private void follow(QueueState now) {
        if (now instanceof QueueState.Running(Transfer transfer)) {
            if (!transfer.equals(followed)) {
                followed = transfer;
                TransferTask task = new TransferTask(transfer, words);
                bar.progressProperty().bind(Motion.progress(bar, task.progressProperty()));
                line.textProperty()
                        .bind(words.saying(
                                () -> Progress.line(transfer, transfer.counters(), words), task.messageProperty()));
                background.run((Runnable) task);
            }
            return;
        }
        followed = null;
        bar.progressProperty().unbind();
        line.textProperty().unbind();
        line.setText(Progress.line(batch, words));
        Transfer last = batch.transfer();
        bar.setProgress(now instanceof QueueState.Done ? 1 : last == null ? 0 : Math.max(0, Progress.part(last)));
    }

    /// One line for each cause, where there are several.
    private void showCauses(QueueState.Failed failed) {
        var counts = Progress.causes(failed, words);
        if (failed.why() == null && counts.size() > 1) {
            counts.forEach((why, count) -> {
                Label cause = new Label(words.get("transfer.cause", count, why));
                cause.getStyleClass().addAll("muted", "small-text", "transfer-cause");
                causes.getChildren().add(cause);
            });
        }
    }

    private void showButtons(QueueState now) {
        switch (now) {
            case QueueState.Waiting _, QueueState.Calling _, QueueState.Running _ -> {
                button("transfer.pause", Glyph.PAUSE, () -> transfers.pause(batch));
                more();
                button("transfer.cancel", Glyph.CLOSE, () -> transfers.cancel(batch));
            }
            case QueueState.Paused _, QueueState.Interrupted _ -> {
                button("transfer.resume", Glyph.RESUME, () -> transfers.resume(batch));
                more();
                button("transfer.cancel", Glyph.CLOSE, () -> transfers.cancel(batch));
            }
            case QueueState.Done _ -> {
                if (batch.order() instanceof Order.Download) {
                    button(
                            "transfer.show",
                            Glyph.SHOW_IN_FOLDER,
                            () -> outside.show().accept(batch));
                }
                dismiss();
            }
            case QueueState.Failed failed -> {
                button("transfer.retry", Glyph.RETRY, () -> transfers.resume(batch));
                if (!failed.files().isEmpty()) {
                    button("transfer.copy", Glyph.COPY, () -> FailedList.copy(failed, words));
                }
                dismiss();
            }
            case QueueState.Cancelled _ -> {
                button("transfer.retry", Glyph.RETRY, () -> transfers.resume(batch));
                dismiss();
            }
        }
    }

    private void dismiss() {
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

    private void more() {
        buttons.getChildren().add(new TurnMenu(batch, transfers, words));
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

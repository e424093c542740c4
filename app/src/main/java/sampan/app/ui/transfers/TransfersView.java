package sampan.app.ui.transfers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Sizes;
import sampan.app.transfer.queue.QueuedBatch;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Limits;
import sampan.app.ui.base.VerticalScrollPane;
import sampan.app.ui.base.Words;

/// The transfers below the table: a line that is always there, and under it, unfolded, the questions and the batches.
public final class TransfersView {
    private final TransfersViewModel transfers;
    private final Background background;
    private final Words words;
    private final Outside outside;
    private final VBox list = new VBox();
    private final Label none = new Label();
    private final BorderPane node = new BorderPane();
    private final ShelfBar shelves;
    private final Map<QueuedBatch, TransferRow> rows = new HashMap<>();

    /// What a batch needs of the window around it.
    ///
    /// @param show shows where a download went
    /// @param receipt asks where a batch's receipt shall lie; null if nowhere
    public record Outside(Consumer<QueuedBatch> show, Function<QueuedBatch, @Nullable Path> receipt) {}

    /// Shows them.
    public TransfersView(
            TransfersViewModel transfers,
            QuestionsViewModel questions,
            Background background,
            Words words,
            Outside outside) {
        this.transfers = transfers;
        this.background = background;
        this.words = words;
        this.outside = outside;
        shelves = new ShelfBar(transfers.shelves(), words);
        list.getStyleClass().add("transfer-list");
        list.setId("transfers");
        none.textProperty().bind(words.of("transfers.none"));
        none.getStyleClass().addAll("muted", "transfers-none");
        node.getStyleClass().add("transfers");
        node.setTop(head());
        BorderPane body = new BorderPane(new VerticalScrollPane(list));
        QuestionCard question = new QuestionCard(questions, words);
        BorderPane.setMargin(question, new Insets(0, 8, 8, 8));
        body.setTop(question);
        transfers.open().subscribe(open -> {
            node.setCenter(open ? body : null);
            shelves.setVisible(open);
            shelves.setManaged(open);
        });
        transfers.batches().addListener((ListChangeListener<QueuedBatch>) _ -> showBatches());
        transfers.changes().subscribe(this::update);
        transfers.shelves().shown().subscribe(this::showBatches);
        showBatches();
    }

    /// The bottom of the middle of the window.
    public Region node() {
        return node;
    }

    private HBox head() {
        Label title = new Label();
        title.textProperty().bind(words.of("transfers.title"));
        title.getStyleClass().add("pane-title");
        Label now = new Label();
        now.setId("transfers-now");
        now.getStyleClass().addAll("muted", "small-text");
        now.textProperty()
                .bind(words.saying(
                        this::now, transfers.active(), transfers.waiting(), transfers.held(), transfers.speed()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button clear = button("transfers.clear", Glyph.CLEAR, transfers::clear);
        clear.setId("transfers-clear");
        transfers.batches().addListener((ListChangeListener<QueuedBatch>)
                _ -> clear.setVisible(!transfers.batches().isEmpty()));
        clear.setVisible(false);
        clear.managedProperty().bind(clear.visibleProperty());
        Button pause = button("transfers.pause", Glyph.PAUSE, transfers::pauseAll);
        pause.setId("transfers-pause");
        pause.visibleProperty().bind(transfers.active().add(transfers.waiting()).greaterThan(0));
        pause.managedProperty().bind(pause.visibleProperty());
        Button resume = button("transfers.resume", Glyph.RESUME, transfers::resumeAll);
        resume.setId("transfers-resume");
        resume.visibleProperty().bind(transfers.held().greaterThan(0));
        resume.managedProperty().bind(resume.visibleProperty());
        Button fold = button(
                "transfers.fold",
                Glyph.UNFOLD,
                () -> transfers.open().set(!transfers.open().get()));
        fold.setId("transfers-fold");
        transfers.open().subscribe(open -> fold.setGraphic((open ? Glyph.FOLD : Glyph.UNFOLD).icon()));
        HBox head = new HBox(title, shelves, now, gap, limit(), pause, resume, clear, fold);
        head.getStyleClass().add("pane-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                fold.fire();
            }
        });
        return head;
    }

    private MenuButton limit() {
        MenuButton menu = new MenuButton(null, Glyph.SPEED.icon());
        menu.setId("transfers-limit");
        menu.getStyleClass().addAll("flat", "small");
        menu.setMnemonicParsing(false);
        menu.textProperty()
                .bind(words.saying(
                        () -> transfers.limit().get() == 0
                                ? ""
                                : Limits.label(transfers.limit().get(), words),
                        transfers.limit()));
        menu.accessibleTextProperty()
                .bind(words.saying(
                        () -> words.get(
                                "transfers.limit",
                                Limits.label(transfers.limit().get(), words)),
                        transfers.limit()));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(menu.accessibleTextProperty());
        menu.setTooltip(tip);
        Runnable fill = () -> menu.getItems()
                .setAll(LimitItems.of("limit-all-", transfers.limit().get(), words, transfers.limit()::set));
        words.text().subscribe(fill);
        transfers.limit().subscribe(now -> LimitItems.mark(menu.getItems(), now.longValue()));
        fill.run();
        return menu;
    }

    private String now() {
        List<String> parts = new ArrayList<>();
        add(parts, "transfers.active", transfers.active().get());
        add(parts, "transfers.waiting", transfers.waiting().get());
        add(parts, "transfers.held", transfers.held().get());
        long speed = transfers.speed().get();
        if (speed > 0) {
            parts.add(Sizes.speed(speed));
        }
        return String.join(" · ", parts);
    }

    private void add(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(words.get(key, count));
        }
    }

    private void update() {
        rows.values().forEach(TransferRow::update);
        shelves.update();
        showBatches();
    }

    /// Shows the batches of the part that is shown. Rows that stay keep what is open in them, and the keys.
    private void showBatches() {
        rows.keySet().retainAll(transfers.batches());
        Shelf shown = transfers.shelves().shown().get();
        List<Node> wanted = new ArrayList<>();
        for (QueuedBatch batch : transfers.batches()) {
            if (Shelf.of(batch.state()) == shown) {
                wanted.add(rows.computeIfAbsent(batch, this::row));
            }
        }
        if (wanted.isEmpty()) {
            wanted.add(none);
        }
        if (!list.getChildren().equals(wanted)) {
            list.getChildren().setAll(wanted);
        }
    }

    private TransferRow row(QueuedBatch batch) {
        return new TransferRow(batch, transfers, background, words, outside);
    }

    private Button button(String key, Glyph glyph, Runnable does) {
        Button button = new Button(null, glyph.icon());
        button.getStyleClass().addAll("button-icon", "flat");
        button.accessibleTextProperty().bind(words.of(key));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(words.of(key));
        button.setTooltip(tip);
        button.setOnAction(_ -> does.run());
        return button;
    }
}

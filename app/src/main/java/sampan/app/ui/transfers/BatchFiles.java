package sampan.app.ui.transfers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.transfer.Item;
import sampan.app.transfer.ItemOutcome;
import sampan.app.transfer.SkipReason;
import sampan.app.transfer.Transfer;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.LineCell;
import sampan.app.ui.base.Words;

/// What became of the files of one run of a batch, the latest first; of very many the latest ten thousand.
final class BatchFiles extends ListView<Item> {
    private static final int MOST = 10_000;
    private static final int LINES = 8;
    private static final Duration BETWEEN_LOOKS = Duration.millis(250);

    private final Words words;
    private final ObservableList<Item> shown = FXCollections.observableArrayList();
    private final Timeline looks = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> take()));

    // Guarded by this.
    private List<Item> news = new ArrayList<>();

    BatchFiles(Transfer transfer, Words words) {
        this.words = words;
        getStyleClass().addAll("batch-files", "lines", "edge-to-edge");
        fixedCellSizeProperty().bind(LineCell.height());
        setItems(shown);
        setCellFactory(_ -> new LineCell<>(this::sentence, item -> sign(item.outcome())));
        accessibleTextProperty().bind(words.of("files.name"));
        looks.setCycleCount(Timeline.INDEFINITE);
        // Looked at only while it is on the screen, so that what was closed can be forgotten.
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                looks.stop();
            } else {
                take();
                looks.play();
            }
        });
        transfer.onItem(this::heard);
        size();
    }

    private synchronized void heard(Item item) {
        news.add(item);
    }

    private synchronized List<Item> taken() {
        List<Item> taken = news;
        news = new ArrayList<>();
        return taken;
    }

    private void take() {
        List<Item> latest = taken();
        if (!latest.isEmpty()) {
            List<Item> all = new ArrayList<>(latest.reversed());
            all.addAll(shown);
            shown.setAll(all.size() > MOST ? all.subList(0, MOST) : all);
            size();
        }
    }

    private void size() {
        double lines = Math.clamp(shown.size(), 1, LINES);
        minHeightProperty().bind(LineCell.height().multiply(lines).add(2));
        prefHeightProperty().bind(minHeightProperty());
    }

    private String sentence(Item item) {
        String name = Shown.name(item.path());
        return switch (item.outcome()) {
            case ItemOutcome.Done(@Nullable String renamed) ->
                renamed == null
                        ? words.get("files.done", name, words.sizes().bytes(item.bytes()))
                        : words.get("files.renamed", name, words.sizes().bytes(item.bytes()), Shown.name(renamed));
            case ItemOutcome.Skipped(var why) ->
                words.get("files.skipped", name, words.get("files.skipped." + word(why)));
            case ItemOutcome.Failed(var why) -> words.get("files.failed", name, words.sentence(why));
            case ItemOutcome.Stranded(var why) -> words.get("files.failed", name, words.sentence(why));
        };
    }

    private static String word(SkipReason why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Glyph sign(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Done _ -> Glyph.DONE;
            case ItemOutcome.Skipped _ -> Glyph.INFO;
            case ItemOutcome.Failed _, ItemOutcome.Stranded _ -> Glyph.DANGER;
        };
    }
}

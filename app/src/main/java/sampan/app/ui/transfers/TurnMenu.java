package sampan.app.ui.transfers;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import sampan.app.transfer.queue.Priority;
import sampan.app.transfer.queue.QueuedBatch;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Words;

/// When it is a batch's turn: before or after others, and with which priority.
final class TurnMenu extends MenuButton {
    private final QueuedBatch batch;
    private final TransfersViewModel transfers;
    private final Words words;

    TurnMenu(QueuedBatch batch, TransfersViewModel transfers, Words words) {
        super(null, Glyph.MORE.icon());
        this.batch = batch;
        this.transfers = transfers;
        this.words = words;
        getStyleClass().addAll("button-icon", "flat", "no-arrow", "transfer-more");
        setAccessibleText(words.get("transfer.more"));
        setTooltip(new Tooltip(words.get("transfer.more")));
        item("transfer.first", () -> transfers.moveToTop(batch));
        item("transfer.earlier", () -> transfers.moveUp(batch));
        item("transfer.later", () -> transfers.moveDown(batch));
        getItems().add(new SeparatorMenuItem());
        Menu priorities = new Menu(words.get("transfer.priority"));
        priorities.setId("transfer-priority");
        for (Priority priority : Priority.values()) {
            priority(priorities, priority);
        }
        getItems().add(priorities);
        Menu limits = new Menu(words.get("transfer.limit"));
        limits.setId("transfer-limit");
        limits.getItems().setAll(LimitItems.of("limit-", batch.limit(), words, speed -> transfers.limit(batch, speed)));
        getItems().add(limits);
    }

    private void item(String key, Runnable does) {
        MenuItem item = new MenuItem(words.get(key));
        item.setId(key.replace('.', '-'));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> does.run());
        getItems().add(item);
    }

    private void priority(Menu menu, Priority priority) {
        String key = key(priority);
        RadioMenuItem item = new RadioMenuItem(words.get(key));
        item.setId(key.replace('.', '-'));
        item.setMnemonicParsing(false);
        item.setSelected(batch.priority() == priority);
        item.setOnAction(_ -> {
            menu.getItems().forEach(other -> ((RadioMenuItem) other).setSelected(other.equals(item)));
            transfers.prioritize(batch, priority);
        });
        menu.getItems().add(item);
    }

    private static String key(Priority priority) {
        return switch (priority) {
            case HIGH -> "transfer.priority-high";
            case NORMAL -> "transfer.priority-normal";
            case LOW -> "transfer.priority-low";
        };
    }
}

package sampan.app.ui.transfers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import sampan.app.ui.base.Limits;
import sampan.app.ui.base.Words;

/// The speeds that a person can choose from, as lines of a menu: no limit first, and the one that holds is marked.
final class LimitItems {
    private LimitItems() {}

    /// @param id begins the ids of the lines
    /// @param now the speed that holds, bytes a second; 0 for no limit
    static List<RadioMenuItem> of(String id, long now, Words words, LongConsumer choose) {
        List<RadioMenuItem> items = new ArrayList<>();
        for (long speed : Limits.with(now)) {
            RadioMenuItem item = new RadioMenuItem(Limits.label(speed, words));
            item.setId(id + speed);
            item.setMnemonicParsing(false);
            item.setUserData(speed);
            item.setOnAction(_ -> {
                mark(items, speed);
                choose.accept(speed);
            });
            items.add(item);
        }
        mark(items, now);
        return items;
    }

    /// Marks the line of the speed that holds.
    static void mark(List<? extends MenuItem> items, long now) {
        for (MenuItem item : items) {
            ((RadioMenuItem) item).setSelected(Long.valueOf(now).equals(item.getUserData()));
        }
    }
}

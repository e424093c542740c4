package sampan.app.ui.transfers;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import sampan.app.text.Sizes;
import sampan.app.ui.base.Words;

/// The speeds that a person can choose from, as lines of a menu: no limit first, and the one that holds is marked.
final class LimitItems {
    private static final List<Long> SPEEDS =
            List.of(500_000L, 1_000_000L, 2_000_000L, 5_000_000L, 10_000_000L, 20_000_000L, 50_000_000L, 100_000_000L);

    private LimitItems() {}

    /// @param id begins the ids of the lines
    /// @param now the speed that holds, bytes a second; 0 for no limit
    static List<RadioMenuItem> of(String id, long now, Words words, LongConsumer choose) {
        TreeSet<Long> speeds = new TreeSet<>(SPEEDS);
        speeds.add(0L);
        speeds.add(now);
        List<RadioMenuItem> items = new ArrayList<>();
        for (long speed : speeds) {
            RadioMenuItem item = new RadioMenuItem(label(speed, words));
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

    /// What a limit is called.
    static String label(long speed, Words words) {
        return speed == 0 ? words.get("transfer.limit-none") : Sizes.speed(speed);
    }
}

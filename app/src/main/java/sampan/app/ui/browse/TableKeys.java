package sampan.app.ui.browse;

import java.time.Duration;
import java.util.Locale;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys that mean something only in the table: Enter, Backspace, the beginning of a name; and F2, which the table
/// would keep from the menus.
final class TableKeys {
    private static final long FORGET = Duration.ofMillis(900).toNanos();

    private final TableView<Row> table;
    private final BrowseViewModel browse;
    private final StringBuilder typed = new StringBuilder();
    private long last;

    /// @param rename changes the name of the selected row, if that is possible
    TableKeys(TableView<Row> table, BrowseViewModel browse, Runnable rename) {
        this.table = table;
        this.browse = browse;
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F2) {
                event.consume();
                rename.run();
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private void pressed(KeyEvent event) {
        if (table.getEditingCell() != null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            browse.openSelection();
            event.consume();
        } else if (event.getCode() == KeyCode.BACK_SPACE) {
            browse.up();
            event.consume();
        }
    }

    private void typed(KeyEvent event) {
        String character = event.getCharacter();
        if (table.getEditingCell() != null
                || event.isShortcutDown()
                || event.isAltDown()
                || character.isEmpty()
                || Character.isISOControl(character.charAt(0))
                || (typed.isEmpty() && character.isBlank())) {
            return;
        }
        long now = System.nanoTime();
        if (now - last > FORGET) {
            typed.setLength(0);
        }
        last = now;
        typed.append(character);
        find(typed.toString().toLowerCase(Locale.ROOT));
    }

    private void find(String beginning) {
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).shown().toLowerCase(Locale.ROOT).startsWith(beginning)) {
                table.getSelectionModel().clearAndSelect(i);
                table.scrollTo(Math.max(0, i - 3));
                return;
            }
        }
    }
}

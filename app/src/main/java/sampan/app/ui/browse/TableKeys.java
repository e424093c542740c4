package sampan.app.ui.browse;

import java.time.Duration;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import sampan.app.ui.base.Command;

/// The keys that mean something only in the table: Enter, Backspace, the beginning of a name; and F2, which the table
/// would keep from the menus.
final class TableKeys {
    private static final long FORGET = Duration.ofMillis(900).toNanos();

    private static final KeyCombination ALL = Command.keys("Shortcut+A");

    private final TableView<Row> table;
    private final BrowseViewModel browse;
    private final StringBuilder typed = new StringBuilder();
    private long last;

    /// @param rename changes the name of the selected row, if that is possible
    /// @param selectAll selects every row; the table's own way is not for very many
    TableKeys(TableView<Row> table, BrowseViewModel browse, Runnable rename, Runnable selectAll) {
        this.table = table;
        this.browse = browse;
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F2) {
                event.consume();
                rename.run();
            } else if (ALL.match(event) && table.getEditingCell() == null) {
                event.consume();
                selectAll.run();
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
        find(typed.toString());
    }

    private void find(String beginning) {
        browse.find(beginning, place -> {
            table.getSelectionModel().clearAndSelect(place);
            table.scrollTo(Math.max(0, place - 3));
        });
    }
}

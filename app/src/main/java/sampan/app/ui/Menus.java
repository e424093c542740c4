package sampan.app.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Command;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.BrowseCommands;
import sampan.app.ui.browse.BrowseView;

/// The menus, in which every command stands with its keys.
final class Menus {
    /// What the window itself can do.
    record WindowCommands(
            Command address,
            Command newTab,
            Command closeTab,
            Command nextTab,
            Command previousTab,
            Command disconnect,
            Command bookmark,
            Command host,
            Command settings,
            Command quit,
            Command transfers,
            Command system,
            Command light,
            Command dark,
            Command english,
            Command chinese,
            Command keys,
            Command log,
            Command about) {
        List<Command> all() {
            return List.of(
                    address,
                    newTab,
                    closeTab,
                    nextTab,
                    previousTab,
                    disconnect,
                    bookmark,
                    host,
                    settings,
                    quit,
                    transfers,
                    system,
                    light,
                    dark,
                    english,
                    chinese,
                    keys,
                    log,
                    about);
        }
    }

    private final Words words;
    private final MenuBar bar = new MenuBar();
    private final WindowCommands window;

    Menus(WindowCommands window, BrowseView view, Words words) {
        BrowseCommands browse = view.commands();
        this.words = words;
        this.window = window;
        bar.setUseSystemMenuBar(true);
        bar.getMenus()
                .setAll(List.of(
                        menu(
                                "menu.file",
                                window.address(),
                                window.newTab(),
                                window.closeTab(),
                                window.disconnect(),
                                window.bookmark(),
                                window.host(),
                                null,
                                browse.newFolder(),
                                browse.upload(),
                                browse.uploadFolder(),
                                browse.download(),
                                browse.downloadTo(),
                                null,
                                window.settings(),
                                window.quit()),
                        menu(
                                "menu.edit",
                                browse.open(),
                                browse.rename(),
                                browse.delete(),
                                null,
                                browse.copy(),
                                browse.paste(),
                                browse.copyLink(),
                                browse.selectAll(),
                                browse.filter(),
                                browse.search()),
                        menu(
                                "menu.go",
                                browse.back(),
                                browse.forward(),
                                browse.up(),
                                null,
                                window.nextTab(),
                                window.previousTab()),
                        view(view),
                        menu("menu.help", window.keys(), window.log(), null, window.about())));
    }

    Node node() {
        return bar;
    }

    WindowCommands commands() {
        return window;
    }

    /// For the end of the bar at the top.
    Button hostButton() {
        return window.host().button(words);
    }

    private Menu view(BrowseView view) {
        BrowseCommands browse = view.commands();
        Menu columns = menu("menu.columns");
        columns.getItems().setAll(view.columnItems());
        Menu menu = menu("menu.view", browse.refresh(), browse.hidden(), browse.info(), window.transfers(), null);
        menu.getItems()
                .addAll(
                        columns,
                        menu("menu.theme", window.system(), window.light(), window.dark()),
                        menu("menu.language", window.english(), window.chinese()));
        return menu;
    }

    private Menu menu(String key, @Nullable Command... commands) {
        Menu menu = new Menu();
        menu.setId(key.replace('.', '-'));
        menu.setMnemonicParsing(false);
        menu.textProperty().bind(words.of(key));
        for (Command command : commands) {
            MenuItem item = command == null ? new SeparatorMenuItem() : command.menuItem(words);
            menu.getItems().add(item);
        }
        return menu;
    }
}

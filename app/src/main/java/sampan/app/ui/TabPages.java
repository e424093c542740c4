package sampan.app.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.BrowseView;
import sampan.app.ui.connect.AddressBar;
import sampan.app.ui.host.HostSheet;

/// Makes a tab's page when it is shown for the first time, and shows in the window that of the tab of the moment.
final class TabPages {
    private final Models models;
    private final Sheets sheets;
    private final HostSheet hostSheet;
    private final BiFunction<VisitTab, AddressBar, Menus.WindowCommands> commands;
    private final Map<VisitTab, TabPage> pages = new HashMap<>();

    /// @param commands what the window can do while a tab is shown
    TabPages(
            Models models,
            Sheets sheets,
            HostSheet hostSheet,
            BiFunction<VisitTab, AddressBar, Menus.WindowCommands> commands) {
        this.models = models;
        this.sheets = sheets;
        this.hostSheet = hostSheet;
        this.commands = commands;
    }

    /// Shows them there.
    void in(MainWindow main) {
        Tabs tabs = models.tabs();
        tabs.current().subscribe(tab -> {
            TabPage page = pages.computeIfAbsent(tab, this::page);
            main.show(page);
            page.focus();
        });
        tabs.all()
                .addListener((ListChangeListener<VisitTab>) _ -> pages.keySet().retainAll(tabs.all()));
    }

    /// The page that is shown.
    TabPage shown() {
        return Objects.requireNonNull(pages.get(models.tabs().current().get()));
    }

    private TabPage page(VisitTab tab) {
        Words words = models.words().branch();
        AddressBar address = new AddressBar(tab.connect(), words);
        BrowseView browse = new BrowseView(
                tab.browse(),
                tab.changes(),
                models.copies(),
                models.background(),
                sheets,
                words,
                new BrowseView.Kept(
                        models.settings().settings().get().table(),
                        change -> models.settings().change(before -> before.withTable(change.apply(before.table())))),
                new BrowseView.Elsewhere(
                        address::focus,
                        hostSheet::show,
                        hostSheet::show,
                        tab.connect()::again,
                        Bindings.and(
                                models.places().none(),
                                Bindings.not(models.host().restoring()))));
        return new TabPage(tab, address, browse, new Menus(commands.apply(tab, address), browse, words));
    }
}

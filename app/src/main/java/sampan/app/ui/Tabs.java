package sampan.app.ui;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.ui.connect.ConnectViewModel.Status;
import sampan.protocol.RemotePath;

/// The window's tabs, of which there is always one, and one is shown. For the screen's thread.
final class Tabs {
    private final Supplier<VisitTab> fresh;
    private final ObservableList<VisitTab> all = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<VisitTab> current;

    /// Begins with one.
    ///
    /// @param fresh makes one that is nowhere
    Tabs(Supplier<VisitTab> fresh) {
        this.fresh = fresh;
        VisitTab first = fresh.get();
        all.add(first);
        current = new ReadOnlyObjectWrapper<>(first);
    }

    /// All of them, from left to right.
    ObservableList<VisitTab> all() {
        return all;
    }

    /// The one that is shown.
    ReadOnlyObjectProperty<VisitTab> current() {
        return current.getReadOnlyProperty();
    }

    /// The host that is shown, or null.
    ObservableValue<@Nullable Visit> visit() {
        return current.flatMap(tab -> tab.browse().visit());
    }

    /// The folder that is shown, or null.
    ObservableValue<@Nullable RemotePath> folder() {
        return current.flatMap(tab -> tab.browse().folder());
    }

    /// Opens one beside the one that is shown, and shows it.
    void open() {
        VisitTab next = fresh.get();
        all.add(all.indexOf(current.get()) + 1, next);
        current.set(next);
    }

    /// Goes there in the tab that is shown if that is nowhere, else in one of its own.
    ///
    /// @param where as in [sampan.app.ui.connect.ConnectViewModel#connectTo]
    void goBeside(String where) {
        if (current.get().connect().status().get() != Status.IDLE) {
            open();
        }
        current.get().connect().connectTo(where);
    }

    /// Shows it.
    void show(VisitTab tab) {
        if (all.contains(tab)) {
            current.set(tab);
        }
    }

    /// Leaves its host and closes it; the last one stays, and is nowhere.
    void close(VisitTab tab) {
        int place = all.indexOf(tab);
        if (place < 0) {
            return;
        }
        tab.connect().disconnect();
        if (all.size() > 1) {
            if (tab == current.get()) {
                current.set(all.get(place + 1 < all.size() ? place + 1 : place - 1));
            }
            all.remove(tab);
        }
    }

    /// Shows the one so many places further right, counted in a circle.
    void step(int by) {
        int place = all.indexOf(current.get());
        current.set(all.get(Math.floorMod(place + by, all.size())));
    }
}

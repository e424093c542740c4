package sampan.app.ui.host;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sampan.app.store.Home;
import sampan.app.ui.base.Background;
import sampan.server.AccessStore;
import sampan.server.Enrolment;
import sampan.transport.DeviceId;

/// Who may come to the folder that is to be shared, as the form has it. For the screen's thread; what this host knows
/// is read in the background.
final class WhoForm {
    private final Home home;
    private final Background background;
    private final Consumer<Exception> failed;
    private final BooleanProperty byLink = new SimpleBooleanProperty(true);
    private final ObjectProperty<Wish.Until> until = new SimpleObjectProperty<>(Wish.Until.DAY);
    private final ObservableList<Candidate> devices = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper looked = new ReadOnlyBooleanWrapper();

    /// @param failed is told why what is known can't be read
    WhoForm(Home home, Background background, Consumer<Exception> failed) {
        this.home = home;
        this.background = background;
        this.failed = failed;
        byLink.subscribe(this::look);
    }

    // Properties.

    /// Whether anyone may come who has the link, or approved devices only.
    BooleanProperty byLink() {
        return byLink;
    }

    /// How long the link lets somebody in.
    ObjectProperty<Wish.Until> until() {
        return until;
    }

    /// The devices that this host knows, the latest seen first.
    ObservableList<Candidate> devices() {
        return devices;
    }

    /// Whether they have been read.
    ReadOnlyBooleanProperty looked() {
        return looked.getReadOnlyProperty();
    }

    // Commands.

    /// Reads anew which devices there are, if they are to be chosen from; what was chosen stays chosen.
    void look() {
        if (!byLink.get()) {
            background.run(() -> AccessStore.in(home.accessFolder()).devices(), this::saw, failed);
        }
    }

    private void saw(List<Enrolment> known) {
        Set<DeviceId> chosen = chosen();
        Set<String> names = new HashSet<>();
        Set<String> twice = known.stream()
                .map(Enrolment::name)
                .filter(name -> !names.add(name))
                .collect(Collectors.toSet());
        devices.setAll(known.stream()
                .sorted(Comparator.comparing(Enrolment::seen).reversed())
                .map(one -> new Candidate(one, twice.contains(one.name()), chosen.contains(one.device())))
                .toList());
        looked.set(true);
    }

    private Set<DeviceId> chosen() {
        return devices.stream()
                .filter(one -> one.chosen().get())
                .map(one -> one.device().device())
                .collect(Collectors.toSet());
    }

    /// What was chosen, or null where nobody could come.
    Wish.@Nullable Who who() {
        if (byLink.get()) {
            return new Wish.Who.Link(until.get());
        }
        Set<DeviceId> devices = chosen();
        return devices.isEmpty() ? null : new Wish.Who.Approved(devices);
    }

    /// It is shared, and the form empty again.
    void done() {
        devices.forEach(one -> one.chosen().set(false));
    }
}

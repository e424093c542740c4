package sampan.app.ui.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sampan.app.store.TrustedHost;
import sampan.app.text.Shown;
import sampan.app.ui.base.Background;

/// Where a person can go with one click: this computer's shares, the hosts that are kept, and where one was lately. For
/// the screen's thread; files are read and written in the background.
public final class Places {
    private static final int RECENT = 6;

    private final Caller caller;
    private final Background background;
    private final Consumer<Exception> failed;
    private final ObservableList<Place> all = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper none = new ReadOnlyBooleanWrapper();
    private final List<Target> recent = new ArrayList<>();
    private List<TrustedHost> kept = List.of();
    private List<Place> shares = List.of();
    private boolean keptIsRead;
    private boolean recentIsRead;

    /// Begins with none; reads which there are.
    ///
    /// @param failed is told what could not be read or written
    public Places(Caller caller, Background background, Consumer<Exception> failed) {
        this.caller = caller;
        this.background = background;
        this.failed = failed;
        readKept();
        readRecent();
    }

    /// All of them, from top to bottom.
    public ObservableList<Place> all() {
        return all;
    }

    /// Whether there are none, which is known only once all have been read.
    public ReadOnlyBooleanProperty none() {
        return none.getReadOnlyProperty();
    }

    /// The names and labels by which one can go somewhere.
    Stream<String> labels() {
        return Stream.concat(
                        kept.stream().map(TrustedHost::name), recent.stream().map(Target::label))
                .distinct();
    }

    /// Where one was lately under this label, or null.
    @Nullable
    Target recent(String label) {
        return recent.stream()
                .filter(other -> other.label().equals(label))
                .findFirst()
                .orElse(null);
    }

    /// One is there now.
    void visited(Target target) {
        recent.removeIf(target::isSame);
        recent.addFirst(target);
        if (!isKept(target)) {
            background.run(
                    () -> {
                        caller.visited(target);
                        return target;
                    },
                    _ -> {},
                    _ -> {}); // it is in memory, and no loss afterwards
        }
        show();
    }

    /// Forgets a host that is kept, or a place where one was lately. The host is not told.
    void forget(Place place) {
        Optional<Target> lately = recent.stream()
                .filter(other -> other.address().equals(place.address()))
                .findFirst();
        lately.ifPresent(recent::remove);
        background.run(
                () -> {
                    if (place.kind() == Place.Kind.BOOKMARK) {
                        caller.forget(place.address());
                    } else if (lately.isPresent()) {
                        caller.forgetRecent(lately.get());
                    }
                    return place;
                },
                _ -> readKept(),
                failed);
    }

    /// These are this computer's shares.
    public void shares(List<Place> now) {
        shares = List.copyOf(now);
        show();
    }

    private boolean isKept(Target one) {
        return kept.stream().anyMatch(host -> host.device().equals(one.to().pin()));
    }

    /// Reads again which hosts are kept.
    public void readKept() {
        background.run(
                caller::kept,
                hosts -> {
                    kept = hosts;
                    keptIsRead = true;
                    show();
                },
                failed);
    }

    private void readRecent() {
        background.run(
                caller::recent,
                earlier -> {
                    for (Target one : earlier) {
                        if (recent.stream().noneMatch(one::isSame)) {
                            recent.add(one);
                        }
                    }
                    recentIsRead = true;
                    show();
                },
                failed);
    }

    private void show() {
        List<Place> now = new ArrayList<>(shares);
        for (TrustedHost host : kept) {
            now.add(new Place(
                    Place.Kind.BOOKMARK, Shown.name(host.name()), host.host() + ":" + host.port(), host.name()));
        }
        List<Target> latest =
                recent.stream().filter(one -> !isKept(one)).limit(RECENT).toList();
        for (Target one : latest) {
            if (now.stream().noneMatch(place -> place.address().equals(one.address()))) {
                now.add(new Place(
                        Place.Kind.RECENT,
                        Shown.name(one.label()),
                        Shown.name(one.link().path().toString()),
                        one.address()));
            }
        }
        all.setAll(now);
        none.set(keptIsRead && recentIsRead && now.isEmpty());
    }
}

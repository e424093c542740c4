package sampan.app.ui.connect;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.store.TrustedHost;
import sampan.app.text.Shown;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.SaidException;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;

/// Going to hosts and leaving them. For the screen's thread; calls are made in the background.
public final class ConnectViewModel {
    /// Whether a host is being visited.
    public enum Status {
        /// None.
        IDLE,
        /// One is being called.
        CALLING,
        /// One is.
        CONNECTED
    }

    /// Who learns of calls and what becomes of them.
    public interface Arrivals {
        /// A host is called.
        void calling(String label);

        /// A host answered and let us in. On any thread: the screen's may be busy with a window that opens.
        ///
        /// @param host is open; whoever is told of [#left] closes it
        /// @param start what to show first
        /// @return shows it; not run if the person has gone elsewhere
        Runnable arriving(Visit host, RemotePath start);

        /// Nobody let us in.
        void failed(Exception why);

        /// The place could not be kept.
        void notKept(Exception why);

        /// The person left the host, or no longer waits for one; null for that.
        void left(@Nullable Visit host);
    }

    private final Caller caller;
    private final Background background;
    private final Words words;
    private final Arrivals arrivals;
    private final StringProperty address = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.IDLE);
    private final ReadOnlyStringWrapper here = new ReadOnlyStringWrapper("");
    private final Places places;
    private final ObservableBooleanValue canKeep;
    private @Nullable Target target;
    private @Nullable Visit visit;
    private int call;

    /// Begins nowhere.
    public ConnectViewModel(Caller caller, Places places, Background background, Words words, Arrivals arrivals) {
        this.caller = caller;
        this.places = places;
        this.background = background;
        this.words = words;
        this.arrivals = arrivals;
        canKeep = Bindings.createBooleanBinding(
                () -> status.get() == Status.CONNECTED
                        && places.all().stream()
                                .noneMatch(place -> place.kind() == Place.Kind.BOOKMARK
                                        && place.address().equals(here.get())),
                status,
                here,
                places.all());
    }

    // Properties.

    /// What stands in the address field.
    StringProperty address() {
        return address;
    }

    /// Whether a host is being visited.
    public ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    /// The address one is at; empty for none.
    public ReadOnlyStringProperty here() {
        return here.getReadOnlyProperty();
    }

    /// Where one can go with one click.
    Places places() {
        return places;
    }

    /// Whether the address field says something else than where one is.
    boolean isElsewhereWritten() {
        return target == null || !address.get().strip().equals(target.label());
    }

    /// Addresses that what was typed so far could become.
    List<String> completions(String typed) {
        String beginning = typed.strip().toLowerCase(Locale.ROOT);
        if (beginning.isEmpty()) {
            return List.of();
        }
        return places.labels()
                .filter(label -> label.toLowerCase(Locale.ROOT).contains(beginning) && !label.equals(typed))
                .toList();
    }

    // Commands.

    /// Goes where the address field says; once, however often somebody presses Enter.
    void connect() {
        connectTo(address.get());
    }

    /// Goes there; leaves where one is.
    ///
    /// @param where a link, a kept host's name with or without `:/PATH`, or the label of a recent one
    public void connectTo(String where) {
        String text = where.strip();
        if (text.isEmpty()) {
            return;
        }
        Target now = target;
        boolean same = now != null && now.label().equals(text);
        if (same && status.get() == Status.CALLING) {
            return;
        }
        leave();
        Target known = same ? now : places.recent(text);
        int mine = ++call;
        status.set(Status.CALLING);
        target = known;
        if (known != null) {
            calling(known, mine);
        }
        background.run(
                () -> reach(known, text, mine),
                reached -> {
                    if (reached.isEmpty()) {
                        refused(new SaidException(words.get("address.unknown", Shown.name(text))), mine);
                    } else if (mine == call) {
                        arrived(reached.get());
                    } else {
                        background.run(reached.get().visit()::close);
                    }
                },
                e -> refused(e, mine));
    }

    /// Where an address led, the visit there, and what shows it.
    private record Reached(Target target, Visit visit, Runnable entering) {}

    /// Goes there at once, without a way over the screen's thread, which may be busy with a window that opens.
    private Optional<Reached> reach(@Nullable Target known, String text, int mine) throws IOException {
        Optional<Target> found = known == null ? caller.find(text) : Optional.of(known);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (known == null) {
            background.show(() -> calling(found.get(), mine));
        }
        Visit there = caller.visit(found.get().to());
        return Optional.of(new Reached(
                found.get(), there, arrivals.arriving(there, found.get().start())));
    }

    private void calling(Target found, int mine) {
        if (mine == call) {
            target = found;
            address.set(found.label());
            arrivals.calling(found.label());
        }
    }

    private void arrived(Reached reached) {
        visit = reached.visit;
        here.set(reached.target.address());
        status.set(Status.CONNECTED);
        places.visited(reached.target);
        reached.entering.run();
    }

    private void refused(Exception why, int mine) {
        if (mine == call) {
            status.set(Status.IDLE);
            arrivals.failed(why);
        }
    }

    /// Stops waiting for an answer.
    void cancel() {
        call++;
        status.set(Status.IDLE);
        arrivals.left(null);
    }

    /// Leaves the host.
    public void disconnect() {
        leave();
        status.set(Status.IDLE);
    }

    private void leave() {
        call++;
        Visit left = visit;
        visit = null;
        here.set("");
        if (left != null) {
            arrivals.left(left);
        }
    }

    /// Calls the last host again.
    public void again() {
        connectTo(target == null ? address.get() : target.label());
    }

    /// Whether the host one is at can be kept: it is not yet.
    ObservableBooleanValue canKeep() {
        return canKeep;
    }

    /// What the host one is at could be called here.
    String nameToKeep() {
        Visit now = visit;
        String name = now == null ? "" : now.welcome().host().strip();
        return TrustedHost.isName(name) ? name : "";
    }

    /// Keeps the host one is at under a name, and has this device enrolled there.
    void keep(String name) {
        Target now = target;
        int mine = call;
        if (now == null || status.get() != Status.CONNECTED) {
            return;
        }
        background.run(
                () -> caller.keep(now.to(), name),
                host -> {
                    if (mine == call) {
                        target = Target.of(host, now.start());
                        here.set(name);
                        address.set(target.label());
                    }
                    places.readKept();
                },
                arrivals::notKept);
    }
}

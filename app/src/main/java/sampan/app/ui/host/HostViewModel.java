package sampan.app.ui.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;
import sampan.app.store.Home;
import sampan.app.store.KeptShare;
import sampan.app.store.KeptShares;
import sampan.app.text.Shown;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.SaidException;
import sampan.app.ui.base.Words;
import sampan.protocol.Access;
import sampan.protocol.BadNameException;
import sampan.protocol.RemotePath;
import sampan.server.ConnectionModel;
import sampan.server.FolderInUseException;
import sampan.server.Visitor;

/// Sharing folders of this computer. For the screen's thread; servers are started, asked and stopped in the background.
public final class HostViewModel {
    private final Home home;
    private final Background background;
    private final Words words;
    private final ObjectProperty<@Nullable Path> folder = new SimpleObjectProperty<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Access> access = new SimpleObjectProperty<>(Access.ADD);
    private final BooleanProperty network = new SimpleBooleanProperty();
    private final WhoForm who;
    private final ObjectProperty<ConnectionModel> model = new SimpleObjectProperty<>(ConnectionModel.VIRTUAL_THREAD);
    private final BooleanProperty portable = new SimpleBooleanProperty(true);
    private final BooleanProperty classic = new SimpleBooleanProperty();
    private final BooleanProperty again = new SimpleBooleanProperty();
    private final KeptShares kept;
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper restoring = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
    private final ObservableList<Hosting> hostings = FXCollections.observableArrayList();
    private final Guests guests;

    /// Nothing is shared yet.
    ///
    /// @param home where this device's key is kept, and what it granted
    public HostViewModel(Home home, Background background, Words words) {
        this.home = home;
        this.background = background;
        this.words = words;
        kept = new KeptShares(home, _ -> {});
        who = new WhoForm(home, background, e -> notice.set(Notice.danger(words.sentence(e))));
        folder.subscribe(this::suggestName);
        guests = new Guests(hostings, background);
    }

    // Properties.

    /// The folder to share.
    public ObjectProperty<@Nullable Path> folder() {
        return folder;
    }

    StringProperty name() {
        return name;
    }

    ObjectProperty<Access> access() {
        return access;
    }

    BooleanProperty network() {
        return network;
    }

    /// Who may come.
    WhoForm who() {
        return who;
    }

    /// How visitors are to be served.
    ObjectProperty<ConnectionModel> model() {
        return model;
    }

    /// Whether names that visitors create must be such that every system can hold them.
    BooleanProperty portable() {
        return portable;
    }

    /// Whether it is also offered in the classic dialect.
    BooleanProperty classic() {
        return classic;
    }

    /// Whether it is to be shared again when Sampan is started the next time.
    BooleanProperty again() {
        return again;
    }

    /// Whether a share is being made.
    ReadOnlyBooleanProperty starting() {
        return starting.getReadOnlyProperty();
    }

    /// Whether what was shared the last time is about to be shared again.
    public ReadOnlyBooleanProperty restoring() {
        return restoring.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Notice> notice() {
        return notice;
    }

    /// What is shared now, the latest last.
    public ObservableList<Hosting> hostings() {
        return hostings;
    }

    ObservableMap<Hosting, List<Guest>> guests() {
        return guests.byHosting();
    }

    /// What a shared folder holds beside its files.
    HoldingsViewModel holdings(Hosting hosting) {
        return new HoldingsViewModel(hosting, background, words);
    }

    /// Who may come to a shared folder.
    WhoViewModel who(Hosting hosting) {
        return new WhoViewModel(hosting, background, words);
    }

    /// How many visitors there are.
    public ReadOnlyIntegerProperty visitors() {
        return guests.count();
    }

    // Commands.

    /// Shares what the form says.
    void start() {
        Path chosen = folder.get();
        if (chosen == null || !isName(name.get())) {
            return;
        }
        Wish.Who whom = who.who();
        if (whom == null) {
            notice.set(new Notice(
                    Notice.Tone.WARNING,
                    words.get(who.devices().isEmpty() ? "who.unknown" : "who.unchosen"),
                    List.of(new Notice.Action(words.get("who.by-link"), this::byLink))));
        } else {
            host(
                    new Wish(
                            chosen,
                            name.get(),
                            access.get(),
                            network.get(),
                            whom,
                            new Wish.Ways(model.get(), portable.get(), classic.get()),
                            again.get()),
                    () -> {
                        folder.set(null);
                        who.done();
                    },
                    e -> notice.set(Notice.danger(words.sentence(e))));
        }
    }

    private void byLink() {
        notice.set(null);
        who.byLink().set(true);
    }

    /// Shares a folder.
    ///
    /// @param then is told that it is shared
    /// @param failed is told why it is not
    public void host(Wish wish, Runnable then, Consumer<Exception> failed) {
        if (starting.get()) {
            return;
        }
        starting.set(true);
        notice.set(null);
        background.run(
                () -> Hosting.start(wish, home),
                hosting -> {
                    starting.set(false);
                    hostings.add(hosting);
                    if (wish.again()) {
                        remember(() -> kept.keep(wish.kept()));
                    }
                    then.run();
                },
                e -> {
                    starting.set(false);
                    failed.accept(said(e));
                });
    }

    /// A folder that another program shares is no failure of a disk.
    private Exception said(Exception why) {
        return why instanceof FolderInUseException taken
                ? new SaidException(words.get(
                        "host.folder-in-use", Shown.name(taken.folder().toString())))
                : why;
    }

    private boolean isName(String text) {
        try {
            RemotePath.of(text);
            return true;
        } catch (BadNameException e) {
            notice.set(Notice.danger(words.sentence(e)));
            return false;
        }
    }

    /// Shares again what was shared when Sampan was quit, and was to come back.
    ///
    /// @param failed is told of each that can't be
    public void restore(Consumer<Exception> failed) {
        restoring.set(true);
        background.run(kept::all, shares -> restore(new ArrayDeque<>(shares), failed), e -> {
            restoring.set(false);
            failed.accept(e);
        });
    }

    /// One after the other, since each wants the usual port.
    private void restore(ArrayDeque<KeptShare> shares, Consumer<Exception> failed) {
        KeptShare next = shares.poll();
        if (next == null) {
            restoring.set(false);
            return;
        }
        background.run(
                () -> Hosting.start(Wish.of(next), home),
                hosting -> {
                    hostings.add(hosting);
                    restore(shares, failed);
                },
                e -> {
                    failed.accept(e);
                    restore(shares, failed);
                });
    }

    private interface Keeping {
        void run() throws IOException;
    }

    private void remember(Keeping what) {
        background.run(
                () -> {
                    what.run();
                    return true;
                },
                _ -> {},
                e -> notice.set(Notice.danger(words.sentence(e))));
    }

    /// Ends a share; visitors are told, and what they are at may finish for a moment.
    void stop(Hosting hosting) {
        hostings.remove(hosting);
        if (hosting.wish().again()) {
            remember(() -> kept.forget(hosting.wish().name()));
        }
        guests.forget(hosting);
        background.run(hosting::close);
    }

    /// Shows a visitor out; no link that stands now lets it in again.
    void dismiss(Hosting hosting, Visitor visitor) {
        background.run(
                () -> {
                    hosting.dismiss(visitor.device());
                    return visitor;
                },
                _ -> guests.look(),
                e -> notice.set(Notice.danger(words.sentence(e))));
    }

    private void suggestName(@Nullable Path chosen) {
        Path leaf = chosen == null ? null : chosen.getFileName();
        name.set(leaf == null ? "" : leaf.toString());
        notice.set(chosen == null ? null : Caution.about(chosen, home, words));
    }
}

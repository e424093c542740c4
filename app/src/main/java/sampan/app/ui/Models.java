package sampan.app.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.store.Home;
import sampan.app.store.SetAside;
import sampan.app.store.Settings;
import sampan.app.store.SettingsFile;
import sampan.app.text.Shown;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.Transfers;
import sampan.app.transfer.queue.Order;
import sampan.app.transfer.queue.Queue;
import sampan.app.transfer.queue.QueueTrouble;
import sampan.app.transfer.queue.QueuedBatch;
import sampan.app.ui.awake.Awake;
import sampan.app.ui.awake.Waking;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.BrowseViewModel;
import sampan.app.ui.browse.LocalCopies;
import sampan.app.ui.connect.Caller;
import sampan.app.ui.connect.Place;
import sampan.app.ui.connect.Places;
import sampan.app.ui.host.HostViewModel;
import sampan.app.ui.host.Hosting;
import sampan.app.ui.host.Wish;
import sampan.app.ui.settings.SettingsViewModel;
import sampan.app.ui.transfers.Foretold;
import sampan.app.ui.transfers.QuestionsViewModel;
import sampan.app.ui.transfers.Receipts;
import sampan.app.ui.transfers.TransfersViewModel;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;

/// The view models of every feature, and what each tells the others. For the screen's thread.
final class Models implements VisitTab.Carrying {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_COUNTS = Duration.ofMillis(250);

    private final Background background;
    private final Words words;
    private final SettingsFile file;
    private final Transfers engine = new Transfers();
    private final Person person;
    private final Queue queue;
    private final SettingsViewModel settings;
    private final QuestionsViewModel questions;
    private final TransfersViewModel transfers;
    private final Places places;
    private final Uploads uploads;
    private final LocalCopies copies = new LocalCopies(new Errands(engine));
    private final Awake awake;
    private final HostViewModel host;
    private final Tabs tabs;

    /// The visits of all tabs, for other threads.
    private final List<Visit> here = new CopyOnWriteArrayList<>();

    /// Visits that the person left, but that something under way still needs.
    private final List<Visit> left = new ArrayList<>();

    /// Who sits before the window: asked what only they can answer, and told what they wait for.
    interface Person {
        /// Asks where to, then downloads.
        void downloadTo(Visit from, List<RemotePath> what);

        /// Asks about what is about to be sent, and has it sent or not.
        ///
        /// @param canReplace whether files may be replaced there
        /// @param usual what the person wants to happen to files that are there already
        void decide(Foretold found, boolean canReplace, ConflictPolicy usual, Consumer<ConflictPolicy> send);

        /// A batch has come to its end.
        void ended(QueuedBatch batch);
    }

    /// @param loaded the settings as they are kept
    /// @param waking keeps the computer awake while something is under way
    Models(Beginning beginning, SettingsFile file, Settings loaded, Waking waking, Person person) {
        this.person = person;
        this.file = file;
        Home home = beginning.home();
        background = beginning.background();
        words = new Words(SettingsViewModel.language(loaded));
        settings = new SettingsViewModel(home, file, loaded, background, words, this::readBookmarks);
        questions = new QuestionsViewModel(background);
        host = new HostViewModel(home, background, words);
        host.hostings().addListener((ListChangeListener<Hosting>) _ -> showShares());
        Caller caller = beginning.caller();
        places = new Places(caller, background, e -> tell(Notice.danger(words.sentence(e))));
        tabs = new Tabs(() -> tab(caller));
        queue = new Queue(engine, home, new QueueHosts(caller, questions, here), trouble(), Queue.MOST_ACTIVE);
        Receipts receipts = new Receipts(caller::visit, background, words, this::tell);
        transfers = new TransfersViewModel(queue, background, receipts, this::ended);
        awake = new Awake(waking, transfers.active(), background, () -> words.get("awake.why"));
        uploads = new Uploads(
                engine,
                transfers,
                background,
                words,
                new Uploads.Outside(caller, person, settings::policy, this::notice, this::left));
        transfers.batches().addListener((ListChangeListener<QueuedBatch>) _ -> closeLeft());
        background.poll(BETWEEN_COUNTS, new OwnUploads(transfers, tabs)::look);
        background.poll(BETWEEN_LOOKS, () -> tabs.current().get().look());
        settings.settings().subscribe(now -> transfers.limit().set(now.limit()));
        transfers.limit().subscribe(now -> keepLimit(now.longValue()));
    }

    private VisitTab tab(Caller caller) {
        VisitTab tab = new VisitTab(new VisitTab.Shared(caller, places, background, words.branch()), this);
        tab.browse().visit().subscribe((before, now) -> {
            if (before != null) {
                here.remove(before);
            }
            if (now != null) {
                here.add(now);
            }
        });
        return tab;
    }

    private void readBookmarks() {
        places.readKept();
    }

    private void keepLimit(long now) {
        if (settings.settings().get().limit() != now) {
            settings.change(before -> before.withLimit(now));
        }
    }

    private void tell(Notice notice) {
        notice().set(notice);
    }

    /// What is said in the tab of the moment.
    private ObjectProperty<@Nullable Notice> notice() {
        return tabs.current().get().changes().notice();
    }

    @Override
    public void upload(Visit to, List<Path> what, RemotePath folder) {
        uploads.here(to, what, folder);
    }

    @Override
    public void open(Visit from, List<RemotePath> what) {
        switch (settings.settings().get().doubleClick()) {
            case DOWNLOAD -> download(from, what);
            case DOWNLOAD_TO -> downloadTo(from, what);
        }
    }

    private QueueTrouble trouble() {
        return new QueueTrouble() {
            @Override
            public void setAside(SetAside broken) {
                say(() -> words.sentence(broken));
            }

            @Override
            public void unusable(IOException why) {
                say(() -> words.get("transfers.unusable", words.sentence(why)));
            }

            private void say(Supplier<String> what) {
                background.show(() -> tell(Notice.danger(what.get())));
            }
        };
    }

    @Override
    public void download(Visit from, List<RemotePath> what) {
        download(from, what, settings.downloads());
    }

    @Override
    public void downloadTo(Visit from, List<RemotePath> what) {
        person.downloadTo(from, what);
    }

    /// Fetches to a folder, which is made if need be.
    void download(Visit from, List<RemotePath> what, Path folder) {
        background.run(
                () -> Files.createDirectories(folder),
                made -> transfers.download(from, what, made, settings.policy(true)),
                e -> tell(Notice.danger(words.sentence(e))));
    }

    /// Shares again what was shared the last time and is to come back.
    void restoreShares() {
        host.restore(e -> tell(Notice.danger(words.get("host.not-again", words.sentence(e)))));
    }

    /// Goes to where the window was started to go, if that is anywhere.
    void begin(Start start) {
        if (start.demo() != null) {
            demo(start.demo());
        } else if (start.link() != null) {
            go(start.link());
        }
    }

    /// Goes there in the tab of the moment.
    void go(String where) {
        tabs.current().get().connect().connectTo(where);
    }

    /// Shares the demo's folder with this computer only, and visits it.
    void demo(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        String called = name == null ? "demo" : name.toString();
        BrowseViewModel browse = tabs.current().get().browse();
        browse.calling(called);
        Wish wish = new Wish(
                folder, called, Access.FULL, false, new Wish.Who.Link(Wish.Until.STOPPED), Wish.Ways.USUAL, false);
        host.host(wish, () -> go(host.hostings().getLast().place().text()), browse::failed);
    }

    @Override
    public void left(Visit visit) {
        left.add(visit);
        closeLeft();
    }

    private void ended(QueuedBatch batch) {
        person.ended(batch);
        if (batch.order() instanceof Order.Upload(var _, RemotePath into)) {
            for (VisitTab tab : tabs.all()) {
                Visit now = tab.browse().visit().get();
                if (now != null && batch.isAt(now)) {
                    tab.browse().refresh(into);
                }
            }
        }
        if (batch.order() instanceof Order.Download(List<RemotePath> what, Path folder)) {
            copies.downloaded(batch.destination(), what, folder);
        }
        closeLeft();
    }

    private void closeLeft() {
        for (Visit visit : List.copyOf(left)) {
            if (!transfers.needs(visit)) {
                left.remove(visit);
                background.run(visit::close);
            }
        }
    }

    private void showShares() {
        places.shares(host.hostings().stream()
                .map(hosting -> new Place(
                        Place.Kind.SHARE,
                        Shown.name(hosting.wish().name()),
                        hosting.wish().folder().toString(),
                        hosting.place().text()))
                .toList());
    }

    /// Ends everything, keeps where the window was, and then goes on; what is under way is paused.
    void end(Settings.Bounds bounds, Runnable then) {
        tabs.all().forEach(tab -> tab.connect().disconnect());
        List<Hosting> hostings = List.copyOf(host.hostings());
        List<Visit> visits = List.copyOf(left);
        Runnable all = () -> {
            keep(bounds);
            queue.close();
            awake.close();
            copies.close();
            visits.forEach(Visit::close);
            hostings.forEach(Hosting::close);
            background.show(questions::closeAll);
            background.show(then);
            background.close();
        };
        background.inOrder(all); // after the last change of a setting
    }

    private void keep(Settings.Bounds bounds) {
        try {
            file.update(before -> before.withWindow(bounds));
        } catch (IOException _) {
            // The window is gone, and where it was is no loss.
        }
    }

    Background background() {
        return background;
    }

    Words words() {
        return words;
    }

    SettingsViewModel settings() {
        return settings;
    }

    Uploads uploads() {
        return uploads;
    }

    QuestionsViewModel questions() {
        return questions;
    }

    TransfersViewModel transfers() {
        return transfers;
    }

    Tabs tabs() {
        return tabs;
    }

    Places places() {
        return places;
    }

    /// What is seen in the tab of the moment.
    BrowseViewModel browse() {
        return tabs.current().get().browse();
    }

    LocalCopies copies() {
        return copies;
    }

    HostViewModel host() {
        return host;
    }
}

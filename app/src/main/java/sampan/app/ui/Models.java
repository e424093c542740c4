package sampan.app.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
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
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.BrowseViewModel;
import sampan.app.ui.browse.ChangesViewModel;
import sampan.app.ui.browse.LocalCopies;
import sampan.app.ui.browse.Moves;
import sampan.app.ui.connect.Caller;
import sampan.app.ui.connect.ConnectViewModel;
import sampan.app.ui.connect.Place;
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
final class Models implements ConnectViewModel.Arrivals {
    private final Background background;
    private final Words words;
    private final SettingsFile file;
    private final Transfers engine = new Transfers();
    private final Person person;
    private final Queue queue;
    private final SettingsViewModel settings;
    private final QuestionsViewModel questions;
    private final TransfersViewModel transfers;
    private final Uploads uploads;
    private final BrowseViewModel browse;
    private final ChangesViewModel changes;
    private final LocalCopies copies = new LocalCopies(new Errands(engine));
    private final ConnectViewModel connect;
    private final HostViewModel host;

    /// The visit of the moment, for other threads.
    private final AtomicReference<@Nullable Visit> here = new AtomicReference<>();

    /// Visits that the person left, but that something under way still needs.
    private final List<Visit> left = new ArrayList<>();

    /// Who sits before the window: asked what only they can answer, and told what they wait for.
    interface Person {
        /// Asks where to, then downloads.
        void downloadTo(List<RemotePath> what);

        /// Asks about what is about to be sent, and has it sent or not.
        ///
        /// @param canReplace whether files may be replaced there
        void decide(Foretold found, boolean canReplace, java.util.function.Consumer<ConflictPolicy> send);

        /// A batch has come to its end.
        void ended(QueuedBatch batch);
    }

    /// @param screen runs what touches the screen
    /// @param loaded the settings as they are kept
    Models(Home home, SettingsFile file, Settings loaded, Executor screen, Person person) {
        this.person = person;
        this.file = file;
        background = new Background(screen);
        words = new Words(SettingsViewModel.language(loaded));
        settings = new SettingsViewModel(home, file, loaded, background, words);
        questions = new QuestionsViewModel(background);
        browse = new BrowseViewModel(background, words, moves());
        changes = new ChangesViewModel(browse, background, words);
        host = new HostViewModel(home, background, words);
        host.hostings().addListener((ListChangeListener<Hosting>) _ -> showShares());
        Caller caller = new Caller(home);
        connect = new ConnectViewModel(caller, background, words, this);
        queue = new Queue(engine, home, new QueueHosts(caller, questions, here::get), trouble(), Queue.MOST_ACTIVE);
        Receipts receipts = new Receipts(caller::visit, background, words, this::tell);
        transfers = new TransfersViewModel(queue, background, receipts, this::ended);
        uploads = new Uploads(
                engine,
                transfers,
                background,
                words,
                new Uploads.Outside(caller, person, changes.notice(), this::keepWhileNeeded));
        transfers.batches().addListener((ListChangeListener<QueuedBatch>) _ -> closeLeft());
        transfers.limit().set(loaded.limit());
        transfers.limit().subscribe((before, now) -> settings.change(kept -> kept.withLimit(now.longValue())));
        browse.visit().subscribe(here::set);
    }

    private void tell(Notice notice) {
        changes.notice().set(notice);
    }

    private Moves moves() {
        return new Moves() {
            @Override
            public void upload(List<Path> what, RemotePath folder) {
                Visit to = browse.visit().get();
                if (to != null) {
                    uploads.here(to, what, folder);
                }
            }

            @Override
            public void download(List<RemotePath> what) {
                Models.this.download(what, settings.downloads());
            }

            @Override
            public void downloadTo(List<RemotePath> what) {
                person.downloadTo(what);
            }
        };
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

    /// Fetches to a folder, which is made if need be.
    void download(List<RemotePath> what, Path folder) {
        Visit from = browse.visit().get();
        if (from != null) {
            background.run(
                    () -> Files.createDirectories(folder),
                    made -> transfers.download(from, what, made),
                    e -> changes.notice().set(Notice.danger(words.sentence(e))));
        }
    }

    /// Shares again what was shared the last time and is to come back.
    void restoreShares() {
        host.restore(e -> tell(Notice.danger(words.get("host.not-again", words.sentence(e)))));
    }

    /// Shares the demo's folder with this computer only, and visits it.
    void demo(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        String called = name == null ? "demo" : name.toString();
        browse.calling(called);
        Wish wish = new Wish(folder, called, Access.FULL, false, Wish.Until.STOPPED, Wish.Ways.USUAL, false);
        host.host(wish, () -> connect.connectTo(host.hostings().getLast().link().text()), browse::failed);
    }

    @Override
    public void calling(String label) {
        browse.calling(label);
    }

    @Override
    public void arrived(Visit visit, RemotePath start) {
        var shares = visit.welcome().shares();
        boolean only = start.isLibrary() && shares.size() == 1;
        browse.enter(visit, only ? RemotePath.of(shares.getFirst().name()) : start);
    }

    @Override
    public void failed(Exception why) {
        browse.failed(why);
    }

    @Override
    public void notKept(Exception why) {
        tell(Notice.danger(words.sentence(why)));
    }

    @Override
    public void left(@Nullable Visit visit) {
        browse.leave();
        if (visit != null) {
            keepWhileNeeded(visit);
        }
    }

    private void keepWhileNeeded(Visit visit) {
        left.add(visit);
        closeLeft();
    }

    private void ended(QueuedBatch batch) {
        person.ended(batch);
        Visit now = browse.visit().get();
        if (batch.order() instanceof Order.Upload(var _, RemotePath into) && now != null && batch.isAt(now)) {
            browse.refresh(into);
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
        connect.shares(host.hostings().stream()
                .map(hosting -> new Place(
                        Place.Kind.SHARE,
                        Shown.name(hosting.wish().name()),
                        hosting.wish().folder().toString(),
                        hosting.link().text()))
                .toList());
    }

    /// Ends everything, keeps where the window was, and then goes on; what is under way is paused.
    void end(Settings.Bounds bounds, Runnable then) {
        connect.disconnect();
        List<Hosting> hostings = List.copyOf(host.hostings());
        List<Visit> visits = List.copyOf(left);
        Runnable all = () -> {
            keep(bounds);
            queue.close();
            copies.close();
            visits.forEach(Visit::close);
            hostings.forEach(Hosting::close);
            background.show(questions::closeAll);
            background.show(then);
            background.close();
        };
        background.run(all);
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

    BrowseViewModel browse() {
        return browse;
    }

    ChangesViewModel changes() {
        return changes;
    }

    LocalCopies copies() {
        return copies;
    }

    ConnectViewModel connect() {
        return connect;
    }

    HostViewModel host() {
        return host;
    }
}

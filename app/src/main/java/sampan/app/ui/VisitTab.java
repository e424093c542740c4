package sampan.app.ui;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.StringBinding;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.text.Shown;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.Ahead;
import sampan.app.ui.browse.BrowseViewModel;
import sampan.app.ui.browse.ChangesViewModel;
import sampan.app.ui.browse.LiveFolder;
import sampan.app.ui.browse.Moves;
import sampan.app.ui.connect.Caller;
import sampan.app.ui.connect.ConnectViewModel;
import sampan.app.ui.connect.Places;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;

/// A tab: one connection, and what is seen by it. For the screen's thread.
final class VisitTab implements ConnectViewModel.Arrivals, Moves {
    private final Words words;
    private final Carrying carrying;
    private final BrowseViewModel browse;
    private final ChangesViewModel changes;
    private final ConnectViewModel connect;
    private final LiveFolder live;

    /// What all tabs share.
    record Shared(Caller caller, Places places, Background background, Words words) {}

    /// Who carries what is moved here, and keeps hosts open as long as that needs them.
    interface Carrying {
        /// Sends files and folders of this computer.
        void upload(Visit to, List<Path> what, RemotePath folder);

        /// Does with these files what a person wants of a double-click.
        void open(Visit from, List<RemotePath> what);

        /// Brings this home.
        void download(Visit from, List<RemotePath> what);

        /// Brings this where the person says.
        void downloadTo(Visit from, List<RemotePath> what);

        /// Nobody looks at this host any more; it is still open.
        void left(Visit host);
    }

    VisitTab(Shared shared, Carrying carrying) {
        this.words = shared.words;
        this.carrying = carrying;
        browse = new BrowseViewModel(shared.background, words, this);
        live = new LiveFolder(browse, shared.background);
        changes = new ChangesViewModel(browse, shared.background, words);
        connect = new ConnectViewModel(shared.caller, shared.places, shared.background, words, this);
    }

    BrowseViewModel browse() {
        return browse;
    }

    ChangesViewModel changes() {
        return changes;
    }

    /// Looks whether what is shown has changed.
    void look() {
        live.look();
    }

    ConnectViewModel connect() {
        return connect;
    }

    /// What it is called: by its folder and host, or that it is nowhere.
    StringBinding title() {
        return words.saying(this::name, browse.folder(), browse.visit());
    }

    private String name() {
        Visit visit = browse.visit().get();
        RemotePath folder = browse.folder().get();
        if (visit == null || folder == null) {
            return words.get("tab.nowhere");
        }
        String host = Shown.name(visit.welcome().host());
        return folder.isLibrary() ? host : words.get("tab.title", Shown.name(folder.leaf()), host);
    }

    @Override
    public void calling(String label) {
        browse.calling(label);
    }

    @Override
    public Runnable arriving(Visit visit, RemotePath start) {
        var shares = visit.welcome().shares();
        boolean only = start.isLibrary() && shares.size() == 1;
        RemotePath folder = only ? RemotePath.of(shares.getFirst().name()) : start;
        Reply.Share share = visit.share(folder);
        if (share != null && share.access() == Access.INBOX) {
            return () -> browse.enter(visit, folder); // nobody may list it
        }
        Ahead begun = browse.ahead(visit, folder);
        return () -> browse.enter(begun);
    }

    @Override
    public void failed(Exception why) {
        browse.failed(why);
    }

    @Override
    public void notKept(Exception why) {
        changes.notice().set(Notice.danger(words.sentence(why)));
    }

    @Override
    public void left(@Nullable Visit visit) {
        browse.leave();
        if (visit != null) {
            carrying.left(visit);
        }
    }

    @Override
    public void upload(List<Path> what, RemotePath folder) {
        Visit to = browse.visit().get();
        if (to != null) {
            carrying.upload(to, what, folder);
        }
    }

    @Override
    public void open(List<RemotePath> what) {
        Visit from = browse.visit().get();
        if (from != null) {
            carrying.open(from, what);
        }
    }

    @Override
    public void download(List<RemotePath> what) {
        Visit from = browse.visit().get();
        if (from != null) {
            carrying.download(from, what);
        }
    }

    @Override
    public void downloadTo(List<RemotePath> what) {
        Visit from = browse.visit().get();
        if (from != null) {
            carrying.downloadTo(from, what);
        }
    }
}

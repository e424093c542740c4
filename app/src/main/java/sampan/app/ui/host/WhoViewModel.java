package sampan.app.ui.host;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;
import sampan.protocol.Access;
import sampan.transport.ShareLink;

/// Who may come to a shared folder: the devices that are let in, and the links that let more of them in. For the
/// screen's thread; the server is asked in the background.
final class WhoViewModel {
    private static final int NAMED = 3;

    private final Hosting hosting;
    private final Background background;
    private final Words words;
    private final ObservableList<DeviceRow> devices = FXCollections.observableArrayList();
    private final ObservableList<LinkRow> links = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper looked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<ShareLink> shown;
    private final ObjectProperty<Wish.Until> until = new SimpleObjectProperty<>(Wish.Until.DAY);
    private final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
    private final Looking<WhoSeen> looking;

    WhoViewModel(Hosting hosting, Background background, Words words) {
        this.hosting = hosting;
        this.background = background;
        this.words = words;
        shown = new ReadOnlyObjectWrapper<>(hosting.shown());
        looking = new Looking<>(
                background, () -> WhoSeen.at(hosting), this::show, e -> notice.set(Notice.danger(words.sentence(e))));
    }

    // Properties.

    /// The devices that are let in; where only approved ones may come, all that are known. By name.
    ObservableList<DeviceRow> devices() {
        return devices;
    }

    /// The links that let devices in, the latest first.
    ObservableList<LinkRow> links() {
        return links;
    }

    /// Whether somebody has looked yet.
    ReadOnlyBooleanProperty looked() {
        return looked.getReadOnlyProperty();
    }

    /// What is handed on: the latest link, or the folder's place without a secret.
    ReadOnlyObjectProperty<ShareLink> shown() {
        return shown.getReadOnlyProperty();
    }

    /// How long the next link is to let devices in.
    ObjectProperty<Wish.Until> until() {
        return until;
    }

    /// What is asked or said about it.
    ObjectProperty<@Nullable Notice> notice() {
        return notice;
    }

    /// Whether only approved devices may come.
    boolean approved() {
        return hosting.approved();
    }

    /// What a device can be allowed here.
    List<Access> levels() {
        Access most = hosting.wish().access();
        return Stream.of(Access.values())
                .filter(one -> (most.reads() || !one.reads())
                        && (most.adds() || !one.adds())
                        && (most.changes() || !one.changes()))
                .toList();
    }

    // Commands.

    /// Looks who is let in.
    void look() {
        if (looking.rests()) {
            looking.now();
        }
    }

    /// Changes what a device may do here.
    ///
    /// @param access null to let it in no more, where only approved devices may come
    void change(DeviceRow row, @Nullable Access access) {
        change(() -> hosting.allow(row.device().device(), access), () -> {});
    }

    /// Asks whether a device is to be shown out, and does it then.
    void remove(DeviceRow row) {
        String name = Shown.device(row.device().name());
        ask(
                words.get("who.remove.ask", name),
                words.get("who.remove"),
                () -> change(
                        () -> hosting.dismiss(row.device().device()),
                        () -> done(words.get(isOpen() ? "who.removed.open" : "who.removed", name))));
    }

    private boolean isOpen() {
        return !approved() && !links.isEmpty();
    }

    /// Asks whether a link is to be taken back, with what was given through it, and does it then.
    void takeBack(LinkRow row) {
        String made = words.sizes().moment(row.link().made().toEpochMilli());
        int count = row.names().size();
        String question = count == 0
                ? words.get("who.back.ask", made)
                : words.get("who.back.ask.devices", count, made, named(row.names()));
        ask(
                question,
                words.get("who.back"),
                () -> change(() -> hosting.takeBack(row.link()), () -> done(words.get("who.back.done", made))));
    }

    private String named(List<String> names) {
        String first = names.stream().limit(NAMED).map(Shown::device).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + ", …" : first;
    }

    /// Makes a new link beside those that there are, and hands on that one.
    void newLink() {
        Wish.Until end = until.get();
        change(() -> hosting.invite(end), () -> done(words.get("who.new.done")));
    }

    private void done(String sentence) {
        notice.set(Notice.success(sentence));
    }

    private void ask(String question, String yes, Runnable then) {
        notice.set(Notice.question(question, yes, then));
    }

    private interface Change {
        void make() throws IOException;
    }

    private void change(Change what, Runnable then) {
        notice.set(null);
        background.run(
                () -> {
                    what.make();
                    return true;
                },
                _ -> {
                    then.run();
                    shown.set(hosting.shown());
                    looking.now();
                },
                e -> {
                    notice.set(Notice.danger(words.sentence(e)));
                    looking.now();
                });
    }

    private void show(WhoSeen seen) {
        LineByLine.replace(devices, seen.devices());
        LineByLine.replace(links, seen.links());
        shown.set(hosting.shown());
        looked.set(true);
    }
}

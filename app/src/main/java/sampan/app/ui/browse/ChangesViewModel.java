package sampan.app.ui.browse;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.app.text.Shown;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.Undoable.Item;
import sampan.app.ui.browse.Undoable.Step;
import sampan.protocol.BadNameException;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;
import sampan.protocol.TrashId;

/// Changing what is in the folder: new folders, other names, moving, deleting, and taking the last back. For the
/// screen's thread; the host is asked in the background.
public final class ChangesViewModel {
    private final BrowseViewModel browse;
    private final Background background;
    private final Words words;
    private final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Undoable> last = new ReadOnlyObjectWrapper<>();

    /// Changes what this shows.
    public ChangesViewModel(BrowseViewModel browse, Background background, Words words) {
        this.browse = browse;
        this.background = background;
        this.words = words;
        browse.folder().subscribe(() -> notice.set(null));
        browse.visit().subscribe(() -> last.set(null));
    }

    // Properties.

    /// What there is to say about the last change; whoever shows it may clear it.
    public ObjectProperty<@Nullable Notice> notice() {
        return notice;
    }

    /// What was changed last and can be taken back, or null.
    ReadOnlyObjectProperty<@Nullable Undoable> last() {
        return last.getReadOnlyProperty();
    }

    // Commands.

    /// Makes a folder here.
    void makeFolder(String name) {
        RemotePath path = legal(browse.folder().get(), name.strip());
        if (path == null) {
            return;
        }
        if (browse.has(path)) {
            notice.set(Notice.danger(words.get("change.name-taken", Shown.name(path.leaf()))));
            return;
        }
        ask(host -> host.call(new Request.MakeFolder(path, false)), path);
    }

    /// Gives a file or folder another name.
    void rename(Row row, String name) {
        if (name.equals(row.entry().name())) {
            return;
        }
        RemotePath path = legal(row.folder(), name);
        if (path != null) {
            ask(host -> host.call(new Request.Move(row.path(), path, null)), path);
        }
    }

    /// Puts these into the share's trash.
    void remove(List<Row> rows) {
        Visit host = browse.visit().get();
        if (host == null || rows.isEmpty()) {
            return;
        }
        List<Item> items =
                rows.stream().map(row -> new Item(row.path(), TrashId.random())).toList();
        carryOut(
                items,
                item -> host.call(new Request.Remove(item.path(), null, item.id())),
                gone -> new Undoable.Removed(host, gone),
                "change.some-left");
    }

    /// Moves these into another folder of their share.
    void move(List<Row> rows, RemotePath into) {
        Visit host = browse.visit().get();
        if (host == null || rows.isEmpty()) {
            return;
        }
        List<Step> steps = rows.stream()
                .map(row -> new Step(row.path(), into.child(row.path().leaf())))
                .toList();
        carryOut(
                steps,
                step -> host.call(new Request.Move(step.from(), step.to(), null)),
                moved -> new Undoable.Moved(host, moved),
                "change.some-not-moved");
    }

    /// Does it with each of these, offers to take it back, and says with how many it could not be done.
    private <T> void carryOut(List<T> all, Tally.Deed<T> deed, Function<List<T>, Undoable> back, String someLeft) {
        notice.set(null);
        background.run(
                () -> Tally.of(all, deed),
                tally -> {
                    if (!tally.done().isEmpty()) {
                        last.set(back.apply(tally.done()));
                    }
                    if (tally.problem() != null) {
                        String why = words.sentence(tally.problem());
                        notice.set(Notice.danger(tally.left() == 1 ? why : words.get(someLeft, tally.left(), why)));
                    }
                    browse.refresh();
                },
                this::say);
    }

    /// Takes the last change back.
    void undo() {
        Undoable change = last.get();
        if (change == null) {
            return;
        }
        last.set(null);
        background.run(change::takeBack, browse::refreshAndSelect, e -> {
            say(e);
            browse.refresh();
        });
    }

    /// The time to take the last change back is over.
    void forgetLast() {
        last.set(null);
    }

    private interface Call {
        void to(Visit host) throws LinkException;
    }

    private void ask(Call call, RemotePath outcome) {
        Visit host = browse.visit().get();
        if (host == null) {
            return;
        }
        notice.set(null);
        background.run(
                () -> {
                    call.to(host);
                    return outcome;
                },
                path -> browse.refreshAndSelect(Set.of(path)),
                this::say);
    }

    private @Nullable RemotePath legal(@Nullable RemotePath folder, String name) {
        try {
            return folder == null ? null : folder.child(name);
        } catch (BadNameException e) {
            say(e);
            return null;
        }
    }

    private void say(Exception why) {
        notice.set(Notice.danger(words.sentence(why)));
    }
}

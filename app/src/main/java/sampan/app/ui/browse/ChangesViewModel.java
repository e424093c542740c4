package sampan.app.ui.browse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import sampan.protocol.BadNameException;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;
import sampan.protocol.TrashId;

/// Changing what is in the folder: new folders, other names, deleting and taking that back. For the screen's thread;
/// the host is asked in the background.
public final class ChangesViewModel {
    private final BrowseViewModel browse;
    private final Background background;
    private final Words words;
    private final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Removed> removed = new ReadOnlyObjectWrapper<>();

    /// What was deleted last, and can be taken back.
    ///
    /// @param host where
    /// @param items what went to the trash
    record Removed(Visit host, List<Item> items) {
        Removed {
            items = List.copyOf(items);
        }
    }

    /// One thing that went to the trash.
    ///
    /// @param path where it was
    /// @param id what it is called there
    record Item(RemotePath path, TrashId id) {}

    /// Changes what this shows.
    public ChangesViewModel(BrowseViewModel browse, Background background, Words words) {
        this.browse = browse;
        this.background = background;
        this.words = words;
        browse.folder().subscribe(() -> notice.set(null));
        browse.visit().subscribe(() -> removed.set(null));
    }

    // Properties.

    /// What there is to say about the last change; whoever shows it may clear it.
    public ObjectProperty<@Nullable Notice> notice() {
        return notice;
    }

    ReadOnlyObjectProperty<@Nullable Removed> removed() {
        return removed.getReadOnlyProperty();
    }

    // Commands.

    /// Makes a folder here.
    void makeFolder(String name) {
        RemotePath path = legal(name.strip());
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
        RemotePath path = legal(name);
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
        notice.set(null);
        background.run(() -> remove(host, items), this::removedSome, this::say);
    }

    /// What became of a removal.
    ///
    /// @param gone what is in the trash
    /// @param problem why the rest is not, or null
    private record Outcome(Removed gone, int left, @Nullable LinkException problem) {}

    private static Outcome remove(Visit host, List<Item> items) {
        List<Item> gone = new ArrayList<>();
        LinkException problem = null;
        for (Item item : items) {
            try {
                host.call(new Request.Remove(item.path(), null, item.id()));
                gone.add(item);
            } catch (LinkException.Refused e) {
                problem = e;
            } catch (LinkException e) {
                problem = e;
                break;
            }
        }
        return new Outcome(new Removed(host, gone), items.size() - gone.size(), problem);
    }

    private void removedSome(Outcome outcome) {
        if (!outcome.gone.items().isEmpty()) {
            removed.set(outcome.gone);
        }
        if (outcome.problem != null) {
            String why = words.sentence(outcome.problem);
            notice.set(Notice.danger(outcome.left == 1 ? why : words.get("change.some-left", outcome.left, why)));
        }
        browse.refresh();
    }

    /// Takes the last removal back.
    void undo() {
        Removed last = removed.get();
        if (last == null) {
            return;
        }
        removed.set(null);
        background.run(() -> restore(last), browse::refreshAndSelect, e -> {
            say(e);
            browse.refresh();
        });
    }

    private static Set<RemotePath> restore(Removed last) throws LinkException {
        Set<RemotePath> back = new HashSet<>();
        for (Item item : last.items) {
            back.add(last.host
                    .call(new Request.Restore(item.path().share(), item.id(), null))
                    .path());
        }
        return back;
    }

    /// The time to take the last removal back is over.
    void forgetRemoved() {
        removed.set(null);
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

    private @Nullable RemotePath legal(String name) {
        RemotePath folder = browse.folder().get();
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

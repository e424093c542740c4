package sampan.app.ui.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.text.Shown;
import sampan.app.text.Sizes;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// What there is to know about what is selected. The host is asked for what the table does not know, while anybody
/// looks. For the screen's thread.
final class InfoViewModel {
    /// One thing to know.
    ///
    /// @param label what is told
    /// @param value what it is; safe to show
    record Fact(String label, String value) {}

    private record Place(Visit host, RemotePath path) {}

    private final BrowseViewModel browse;
    private final Words words;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Row> row = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ObservableList<Fact> facts = FXCollections.observableArrayList();
    private final Latest<Place, Reply.Described> latest;
    private Reply.@Nullable Described described;

    InfoViewModel(BrowseViewModel browse, Background background, Words words) {
        this.browse = browse;
        this.words = words;
        latest = new Latest<>(
                background, (place, _) -> Optional.of(place.host.call(new Request.Describe(place.path))), answer -> {
                    described = answer;
                    show();
                });
        browse.selection().addListener((ListChangeListener<Row>) _ -> look());
        open.subscribe(this::look);
        words.text().subscribe(this::show);
    }

    // Properties.

    /// Whether anybody looks; whoever shows it says so.
    BooleanProperty open() {
        return open;
    }

    /// The one row that is selected, or null.
    ReadOnlyObjectProperty<@Nullable Row> row() {
        return row.getReadOnlyProperty();
    }

    /// What it is about.
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /// What there is to know, the most important first.
    ObservableList<Fact> facts() {
        return facts;
    }

    /// All of it as one sentence.
    String sentence() {
        StringBuilder all = new StringBuilder(title.get());
        for (Fact fact : facts) {
            all.append(words.get("info.fact", fact.label(), fact.value()));
        }
        return all.toString();
    }

    private void look() {
        List<Row> selected = browse.selection();
        Row one = open.get() && selected.size() == 1 ? selected.getFirst() : null;
        Visit host = browse.visit().get();
        if (latest.want(host == null || one == null ? null : new Place(host, one.path()))) {
            described = null;
        }
        row.set(one);
        show();
    }

    private void show() {
        List<Row> selected = browse.selection();
        if (!open.get() || selected.isEmpty()) {
            title.set(words.get("info.nothing"));
            facts.clear();
        } else if (selected.size() == 1) {
            title.set(selected.getFirst().shown());
            facts.setAll(about(selected.getFirst()));
        } else {
            title.set(words.get("counts.selected", selected.size()));
            facts.setAll(about(selected));
        }
    }

    private List<Fact> about(Row one) {
        List<Fact> all = new ArrayList<>();
        all.add(fact("info.kind", one.type(words.text().get())));
        if (one.isFile()) {
            all.add(fact("info.size", size(one.entry().size())));
        }
        if (!one.path().isShare()) {
            all.add(fact("info.modified", words.sizes().moment(one.entry().modified())));
        }
        all.add(fact("info.path", Paths.shown(one.path())));
        Reply.Described more = described;
        if (more != null) {
            if (more.free() != null) {
                all.add(fact("info.free", words.sizes().bytes(more.free())));
            }
            String version = more.entry().version();
            if (one.isFile() && version != null) {
                all.add(fact("info.version", Shown.name(version)));
            }
        }
        return all;
    }

    private List<Fact> about(List<Row> several) {
        long folders = several.stream().filter(Row::isFolder).count();
        long files = several.size() - folders;
        List<Fact> all = new ArrayList<>();
        if (folders > 0) {
            all.add(fact("info.folders", Sizes.count(folders)));
        }
        if (files > 0) {
            all.add(fact("info.files", Sizes.count(files)));
            all.add(fact(
                    "info.total",
                    size(several.stream().mapToLong(each -> each.entry().size()).sum())));
        }
        all.add(fact("info.path", Paths.shown(several.getFirst().path().parent())));
        return all;
    }

    private Fact fact(String key, String value) {
        return new Fact(words.get(key), value);
    }

    /// Rounded, and to the byte.
    private String size(long bytes) {
        String rounded = words.sizes().bytes(bytes);
        return bytes < 1000 ? rounded : words.get("info.bytes", rounded, Sizes.count(bytes));
    }
}

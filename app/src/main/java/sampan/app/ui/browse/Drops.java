package sampan.app.ui.browse;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.DraggedFiles;
import sampan.app.ui.base.DropHint;
import sampan.app.ui.base.Promise;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;

/// Takes what is dropped on the table, or on the row of a folder, and says beforehand what that would do. A folder over
/// which something is held for a moment opens.
final class Drops {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    /// So long it is held over a folder before that opens.
    private static final Duration SPRING = Duration.millis(800);

    private final BrowseViewModel browse;
    private final RowDrag rows;
    private final Words words;
    private final DropHint hint;
    private final DraggedFiles dragged = new DraggedFiles();
    private final PauseTransition spring = new PauseTransition(SPRING);
    private @Nullable RemotePath held;
    private @Nullable Node lit;

    Drops(BrowseViewModel browse, RowDrag rows, Words words, DropHint hint) {
        this.browse = browse;
        this.rows = rows;
        this.words = words;
        this.hint = hint;
        spring.setOnFinished(_ -> open());
    }

    /// Everything that falls on the table goes into the folder that is shown.
    void onTable(Node table) {
        accept(table, () -> browse.folder().get());
        table.addEventHandler(DragEvent.DRAG_EXITED, _ -> hint.hide());
    }

    /// What falls on the row of a folder goes into that; on any other row, into the folder that is shown.
    void onRow(Node row, Supplier<@Nullable Row> what) {
        Supplier<@Nullable RemotePath> folder = () -> {
            Row here = what.get();
            return here != null && here.isFolder() ? here.path() : null;
        };
        accept(row, folder);
        row.addEventHandler(DragEvent.DRAG_OVER, event -> hold(opens(event, folder.get())));
        row.addEventHandler(DragEvent.DRAG_EXITED, _ -> hold(null));
        row.addEventHandler(DragEvent.DRAG_DROPPED, _ -> hold(null));
    }

    /// The folder, unless what is dragged has no business in it.
    private @Nullable RemotePath opens(DragEvent event, @Nullable RemotePath folder) {
        return switch (freight(event)) {
            case null -> null;
            case FileFreight _ -> folder;
            case RowFreight moved -> {
                Promise promise = folder == null ? null : moved.promise(folder);
                yield promise != null && promise.allowed() ? folder : null;
            }
        };
    }

    private void hold(@Nullable RemotePath folder) {
        if (!Objects.equals(folder, held)) {
            held = folder;
            spring.stop();
            if (folder != null) {
                spring.playFromStart();
            }
        }
    }

    private void open() {
        RemotePath folder = held;
        held = null;
        if (folder != null) {
            hint.hide();
            browse.go(folder);
        }
    }

    private @Nullable Freight freight(DragEvent event) {
        Freight own = rows.freight(event);
        List<Path> files = own == null ? dragged.of(event) : List.of();
        return files.isEmpty() ? own : new FileFreight(browse, words, files);
    }

    private void accept(Node target, Supplier<@Nullable RemotePath> folder) {
        target.addEventHandler(DragEvent.DRAG_OVER, event -> {
            Freight freight = freight(event);
            RemotePath into = folder.get();
            if (into != null && freight != null) {
                event.consume();
                over(event, target, freight, freight.promise(into));
            }
        });
        target.addEventHandler(DragEvent.DRAG_EXITED, _ -> {
            if (target.equals(lit)) {
                light(null);
            }
        });
        target.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            Freight freight = freight(event);
            RemotePath into = folder.get();
            if (into != null && freight != null) {
                event.consume();
                end();
                event.setDropCompleted(put(freight, into));
            }
        });
    }

    private void light(@Nullable Node target) {
        if (lit != null) {
            lit.pseudoClassStateChanged(DROP, false);
        }
        lit = target;
        if (target != null) {
            target.pseudoClassStateChanged(DROP, true);
        }
    }

    /// Nothing is held over the table any more, wherever it was let go.
    void end() {
        dragged.forget();
        hold(null);
        light(null);
        hint.hide();
    }

    private void over(DragEvent event, Node target, Freight freight, @Nullable Promise promise) {
        boolean allowed = promise != null && promise.allowed();
        light(allowed ? target : null);
        if (allowed) {
            event.acceptTransferModes(freight.mode());
        }
        hint.show(promise);
    }

    private static boolean put(Freight freight, RemotePath into) {
        Promise promise = freight.promise(into);
        boolean allowed = promise != null && promise.allowed();
        if (allowed) {
            freight.putInto(into);
        }
        return allowed;
    }
}

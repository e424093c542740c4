package sampan.app.ui.browse;

import java.util.List;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Promise;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;

/// Rows of the table, which are moved at the host. It has no way to copy what it has, so whoever asks for a copy is
/// told so.
///
/// @param rows what is dragged; of one folder, at least one
/// @param copy whether the person asks for a copy
/// @param mode how it is taken
record RowFreight(
        BrowseViewModel browse, ChangesViewModel changes, Words words, List<Row> rows, boolean copy, TransferMode mode)
        implements Freight {
    RowFreight {
        rows = List.copyOf(rows);
    }

    @Override
    public @Nullable Promise promise(RemotePath into) {
        RemotePath from = rows.getFirst().path().parent();
        if (into.equals(from)) {
            return null;
        }
        if (rows.stream().anyMatch(row -> into.isWithin(row.path()))) {
            return Promise.not(words.get("drop.into-itself"));
        }
        if (copy) {
            return Promise.not(words.get("drop.no-copy"));
        }
        if (!browse.canChangeIn(from) || !browse.canChangeIn(into)) {
            return Promise.not(words.get("drop.no-move"));
        }
        return Promise.to(Glyph.MOVE, words.get("drop.move", rows.size(), Paths.shown(into)));
    }

    @Override
    public void putInto(RemotePath folder) {
        changes.move(rows, folder);
    }
}

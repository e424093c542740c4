package sampan.app.ui.browse;

import java.util.List;
import sampan.app.ui.base.Words;

/// The line under the table: how much there is, or how much is selected. A folder of a million entries is counted once,
/// not at every click.
final class Counts {
    private final BrowseViewModel browse;
    private final Words words;
    private Sum shown = Sum.NONE;

    Counts(BrowseViewModel browse, Words words) {
        this.browse = browse;
        this.words = words;
    }

    /// How many there are of each kind, and how large they are together.
    private record Sum(long folders, long files, long bytes, boolean anyFile) {
        static final Sum NONE = new Sum(0, 0, 0, false);

        static Sum of(List<Row> rows) {
            long folders = 0;
            long bytes = 0;
            boolean anyFile = false;
            for (Row row : rows) {
                folders += row.isFolder() ? 1 : 0;
                bytes += row.entry().size();
                anyFile |= row.isFile();
            }
            return new Sum(folders, rows.size() - folders, bytes, anyFile);
        }
    }

    /// There are other rows now.
    void count() {
        shown = Sum.of(browse.rows());
    }

    /// The line.
    String text() {
        if (browse.rows().isEmpty()) {
            return browse.left() > 0 ? words.get("counts.hidden", browse.left()) : "";
        }
        if (browse.selection().isEmpty()) {
            return kinds() + size(shown) + hidden();
        }
        boolean all = browse.selection().size() == browse.rows().size();
        return words.get("counts.selected", browse.selection().size()) + size(all ? shown : Sum.of(browse.selection()));
    }

    private String kinds() {
        return shown.files == 0
                ? words.get("counts.folders", shown.folders)
                : shown.folders == 0
                        ? words.get("counts.files", shown.files)
                        : words.get("counts.both", shown.folders, shown.files);
    }

    private String size(Sum sum) {
        return sum.anyFile ? words.get("counts.size", words.sizes().bytes(sum.bytes)) : "";
    }

    private String hidden() {
        return browse.left() == 0 ? "" : " " + words.get("counts.left", browse.left());
    }
}

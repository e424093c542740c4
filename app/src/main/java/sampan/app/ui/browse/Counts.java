package sampan.app.ui.browse;

import java.util.List;
import sampan.app.ui.base.Words;

/// The line under the table: how much there is, or how much is selected.
final class Counts {
    private Counts() {}

    static String of(BrowseViewModel browse, Words words) {
        if (browse.rows().isEmpty()) {
            return browse.left() > 0 ? words.get("counts.hidden", browse.left()) : "";
        }
        if (browse.selection().isEmpty()) {
            return shown(browse.rows(), words) + hidden(browse, words);
        }
        return words.get("counts.selected", browse.selection().size()) + size(browse.selection(), words);
    }

    private static String shown(List<Row> rows, Words words) {
        long folders = rows.stream().filter(Row::isFolder).count();
        long files = rows.size() - folders;
        String what = files == 0
                ? words.get("counts.folders", folders)
                : folders == 0 ? words.get("counts.files", files) : words.get("counts.both", folders, files);
        return what + size(rows, words);
    }

    private static String size(List<Row> rows, Words words) {
        boolean anyFile = rows.stream().anyMatch(Row::isFile);
        long bytes = rows.stream().mapToLong(row -> row.entry().size()).sum();
        return anyFile ? words.get("counts.size", words.sizes().bytes(bytes)) : "";
    }

    private static String hidden(BrowseViewModel browse, Words words) {
        return browse.left() == 0 ? "" : " " + words.get("counts.left", browse.left());
    }
}

package sampan.app.ui.browse;

import sampan.app.ui.base.Words;

/// The line under the table: how much there is, or how much is selected.
final class Counts {
    private final BrowseViewModel browse;
    private final Words words;

    Counts(BrowseViewModel browse, Words words) {
        this.browse = browse;
        this.words = words;
    }

    /// The line.
    String text() {
        if (browse.rows().isEmpty()) {
            boolean hidden = browse.left() > 0 && browse.state().get() instanceof TableState.NoMatch;
            return hidden ? words.get("counts.hidden", browse.left()) : "";
        }
        RowSum shown = browse.sum();
        if (browse.selection().isEmpty()) {
            return kinds(shown) + size(shown) + hidden();
        }
        boolean all = browse.selection().size() == browse.rows().size();
        return words.get("counts.selected", browse.selection().size())
                + size(all ? shown : RowSum.of(browse.selection()));
    }

    private String kinds(RowSum shown) {
        return shown.others() == 0
                ? words.get("counts.folders", shown.folders())
                : shown.folders() == 0
                        ? words.get("counts.files", shown.others())
                        : words.get("counts.both", shown.folders(), shown.others());
    }

    private String size(RowSum sum) {
        return sum.anyFile() ? words.get("counts.size", words.sizes().bytes(sum.bytes())) : "";
    }

    private String hidden() {
        return browse.left() == 0 ? "" : " " + words.get("counts.left", browse.left());
    }
}

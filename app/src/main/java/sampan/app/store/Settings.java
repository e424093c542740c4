package sampan.app.store;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person chose, and how they left the window. Immutable.
///
/// @param theme light, dark, or as the system has it
/// @param language the tag of a language (`en`, `zh-CN`); null for the system's
/// @param downloads where downloads go; null for the system's folder for them
/// @param window where the window was; null before the first time
/// @param limit how fast all transfers together may carry content, bytes a second; 0 for no limit
/// @param table how the table shows a folder
/// @param taken what happens to a file when another one has its name already
/// @param doubleClick what a double-click on a file does
/// @param text how large the text is, in percent of its usual size; from 100 to 200
public record Settings(
        Theme theme,
        @Nullable String language,
        @Nullable Path downloads,
        @Nullable Bounds window,
        long limit,
        Table table,
        Taken taken,
        DoubleClick doubleClick,
        int text) {
    /// Text of its usual size, and the largest.
    public static final int USUAL_TEXT = 100;

    public static final int LARGEST_TEXT = 200;

    /// What somebody has who chose nothing.
    public static final Settings DEFAULT =
            new Settings(Theme.SYSTEM, null, null, null, 0, Table.USUAL, Taken.ASK, DoubleClick.DOWNLOAD, USUAL_TEXT);

    /// How the window looks.
    public enum Theme {
        /// As the system has it.
        SYSTEM,
        /// Light.
        LIGHT,
        /// Dark.
        DARK
    }

    /// What happens to a file when another one has its name already.
    public enum Taken {
        /// The person is asked.
        ASK,
        /// What is there stays.
        SKIP,
        /// The new one replaces it if it was changed later.
        REPLACE_IF_NEWER,
        /// The new one gets another name.
        KEEP_BOTH,
        /// The new one replaces it.
        REPLACE
    }

    /// What a double-click on a file does.
    public enum DoubleClick {
        /// Fetches it to the folder for downloads.
        DOWNLOAD,
        /// Fetches it to a folder that the person is asked for.
        DOWNLOAD_TO
    }

    /// Where the window was, in pixels of the screen.
    ///
    /// @param x left edge
    /// @param y upper edge
    /// @param width more than 0
    /// @param height more than 0
    /// @param maximized whether it filled the screen; the rest is then what it goes back to
    public record Bounds(double x, double y, double width, double height, boolean maximized) {
        public Bounds {
            if (!Double.isFinite(x + y) || !(width > 0) || !(height > 0)) {
                throw new IllegalArgumentException("no place for a window");
            }
        }
    }

    /// A column of the table.
    ///
    /// @param id which
    /// @param width its width in pixels, more than 0
    /// @param visible whether it is shown
    public record Column(String id, double width, boolean visible) {
        public Column {
            if (!(width > 0)) {
                throw new IllegalArgumentException("width " + width);
            }
        }
    }

    /// How the table shows a folder.
    ///
    /// @param columns its columns from left to right; empty for the usual ones
    /// @param sortedBy the column by which it is sorted; null for the usual one
    /// @param descending whether the greatest comes first
    /// @param hidden whether names that begin with a dot are shown
    /// @param info whether the pane beside it is open that tells more about what is selected
    public record Table(
            List<Column> columns, @Nullable String sortedBy, boolean descending, boolean hidden, boolean info) {
        /// What somebody has who changed nothing.
        public static final Table USUAL = new Table(List.of(), null, false, false, false);

        public Table {
            columns = List.copyOf(columns);
        }

        /// The same with other columns.
        public Table withColumns(List<Column> other) {
            return new Table(other, sortedBy, descending, hidden, info);
        }

        /// The same in another order, with or without what is hidden.
        public Table withOrder(String by, boolean greatestFirst, boolean hiddenToo) {
            return new Table(columns, by, greatestFirst, hiddenToo, info);
        }

        /// The same with or without the pane beside it.
        public Table withInfo(boolean open) {
            return new Table(columns, sortedBy, descending, hidden, open);
        }
    }

    public Settings {
        if (limit < 0) {
            throw new IllegalArgumentException("limit " + limit);
        }
        if (text < USUAL_TEXT || text > LARGEST_TEXT) {
            throw new IllegalArgumentException("text " + text);
        }
    }

    /// The same window, with what was chosen elsewhere.
    ///
    /// @param other its folder for downloads counts only if it names one
    public Settings withChoicesOf(Settings other) {
        Path folder = other.downloads == null ? downloads : other.downloads;
        return new Settings(
                other.theme,
                other.language,
                folder,
                window,
                other.limit,
                table,
                other.taken,
                other.doubleClick,
                other.text);
    }

    /// The same with another theme.
    public Settings withTheme(Theme other) {
        return new Settings(other, language, downloads, window, limit, table, taken, doubleClick, text);
    }

    /// The same with another language; null for the system's.
    public Settings withLanguage(@Nullable String other) {
        return new Settings(theme, other, downloads, window, limit, table, taken, doubleClick, text);
    }

    /// The same with another folder for downloads; null for the system's.
    public Settings withDownloads(@Nullable Path other) {
        return new Settings(theme, language, other, window, limit, table, taken, doubleClick, text);
    }

    /// The same with another place of the window.
    public Settings withWindow(Bounds other) {
        return new Settings(theme, language, downloads, other, limit, table, taken, doubleClick, text);
    }

    /// The same with another limit; 0 for none.
    public Settings withLimit(long other) {
        return new Settings(theme, language, downloads, window, other, table, taken, doubleClick, text);
    }

    /// The same with another look of the table.
    public Settings withTable(Table other) {
        return new Settings(theme, language, downloads, window, limit, other, taken, doubleClick, text);
    }

    /// The same with another way with taken names.
    public Settings withTaken(Taken other) {
        return new Settings(theme, language, downloads, window, limit, table, other, doubleClick, text);
    }

    /// The same with another meaning of a double-click.
    public Settings withDoubleClick(DoubleClick other) {
        return new Settings(theme, language, downloads, window, limit, table, taken, other, text);
    }

    /// The same with another size of the text.
    public Settings withText(int percent) {
        return new Settings(theme, language, downloads, window, limit, table, taken, doubleClick, percent);
    }
}

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
/// @param columns the table's columns from left to right; empty for the usual ones
public record Settings(
        Theme theme,
        @Nullable String language,
        @Nullable Path downloads,
        @Nullable Bounds window,
        long limit,
        List<Column> columns) {
    /// What somebody has who chose nothing.
    public static final Settings DEFAULT = new Settings(Theme.SYSTEM, null, null, null, 0, List.of());

    /// How the window looks.
    public enum Theme {
        /// As the system has it.
        SYSTEM,
        /// Light.
        LIGHT,
        /// Dark.
        DARK
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

    public Settings {
        if (limit < 0) {
            throw new IllegalArgumentException("limit " + limit);
        }
        columns = List.copyOf(columns);
    }

    /// The same with another theme.
    public Settings withTheme(Theme other) {
        return new Settings(other, language, downloads, window, limit, columns);
    }

    /// The same with another language; null for the system's.
    public Settings withLanguage(@Nullable String other) {
        return new Settings(theme, other, downloads, window, limit, columns);
    }

    /// The same with another folder for downloads; null for the system's.
    public Settings withDownloads(@Nullable Path other) {
        return new Settings(theme, language, other, window, limit, columns);
    }

    /// The same with another place of the window.
    public Settings withWindow(Bounds other) {
        return new Settings(theme, language, downloads, other, limit, columns);
    }

    /// The same with another limit; 0 for none.
    public Settings withLimit(long other) {
        return new Settings(theme, language, downloads, window, other, columns);
    }

    /// The same with other columns.
    public Settings withColumns(List<Column> other) {
        return new Settings(theme, language, downloads, window, limit, other);
    }
}

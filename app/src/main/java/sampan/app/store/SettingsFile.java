package sampan.app.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sampan.app.store.Settings.Bounds;
import sampan.app.store.Settings.Column;
import sampan.app.store.Settings.Table;
import sampan.app.store.Settings.Theme;

/// Keeps the [Settings] in a JSON file. Free for any thread; nothing to close. Fields of a later version
/// survive being saved by this one.
public final class SettingsFile {
    private final JsonFile file;

    /// The settings of this home.
    ///
    /// @param told learns of a file that could not be understood and was moved aside; the defaults then apply
    public SettingsFile(Home home, Consumer<SetAside> told) {
        this.file = new JsonFile(home.settingsFile(), told);
    }

    /// What is kept; the defaults where nothing is.
    ///
    /// @throws IOException if the file is there but can't be read
    public Settings load() throws IOException {
        return file.read(SettingsFile::settings);
    }

    /// Changes what is kept and says what it is now; durable on return.
    ///
    /// @param change is given what is kept at this moment, which another program may have changed
    /// @throws IOException if the file can't be read or written; it is then as it was
    public Settings update(UnaryOperator<Settings> change) throws IOException {
        return file.update(SettingsFile::settings, (before, object) -> {
            Settings after = change.apply(before);
            put(object, after);
            return after;
        });
    }

    private static Settings settings(Fields fields) {
        String downloads = fields.stringIfAny("downloads");
        return new Settings(
                theme(fields.stringIfAny("theme")),
                fields.stringIfAny("language"),
                downloads == null ? null : Path.of(downloads),
                fields.objectIfAny("window", SettingsFile::bounds),
                fields.countIfAny("limit"),
                table(fields));
    }

    /// A theme of a later version looks like the system's.
    private static Theme theme(@Nullable String word) {
        for (Theme theme : Theme.values()) {
            if (word(theme).equals(word)) {
                return theme;
            }
        }
        return Theme.SYSTEM;
    }

    private static Bounds bounds(Fields fields) {
        return new Bounds(
                fields.number("x"),
                fields.number("y"),
                fields.number("width"),
                fields.number("height"),
                fields.flag("maximized"));
    }

    private static Table table(Fields fields) {
        return new Table(
                fields.objects("columns", SettingsFile::column),
                fields.stringIfAny("sorted_by"),
                fields.flagIfAny("descending"),
                fields.flagIfAny("hidden"),
                fields.flagIfAny("info"));
    }

    private static Column column(Fields fields) {
        return new Column(fields.string("id"), fields.number("width"), fields.flag("visible"));
    }

    private static void put(JsonObject object, Settings settings) {
        object.addProperty("theme", word(settings.theme()));
        put(object, "language", settings.language());
        put(object, "downloads", settings.downloads());
        Bounds window = settings.window();
        if (window != null) {
            JsonObject bounds = new JsonObject();
            bounds.addProperty("x", window.x());
            bounds.addProperty("y", window.y());
            bounds.addProperty("width", window.width());
            bounds.addProperty("height", window.height());
            bounds.addProperty("maximized", window.maximized());
            object.add("window", bounds);
        }
        put(object, "limit", settings.limit());
        JsonArray columns = new JsonArray();
        for (Column column : settings.table().columns()) {
            JsonObject one = new JsonObject();
            one.addProperty("id", column.id());
            one.addProperty("width", column.width());
            one.addProperty("visible", column.visible());
            columns.add(one);
        }
        object.add("columns", columns);
        put(object, "sorted_by", settings.table().sortedBy());
        putFlag(object, "descending", settings.table().descending());
        putFlag(object, "hidden", settings.table().hidden());
        putFlag(object, "info", settings.table().info());
    }

    private static void putFlag(JsonObject object, String field, boolean flag) {
        if (flag) {
            object.addProperty(field, true);
        } else {
            object.remove(field);
        }
    }

    private static void put(JsonObject object, String field, long count) {
        if (count == 0) {
            object.remove(field);
        } else {
            object.addProperty(field, count);
        }
    }

    private static void put(JsonObject object, String field, @Nullable Object value) {
        if (value == null) {
            object.remove(field);
        } else {
            object.addProperty(field, value.toString());
        }
    }

    private static String word(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }
}

package sampan.app.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sampan.app.store.Settings.Bounds;
import sampan.app.store.Settings.Column;
import sampan.app.store.Settings.DoubleClick;
import sampan.app.store.Settings.Table;
import sampan.app.store.Settings.Taken;
import sampan.app.store.Settings.Theme;

/// The [Settings] as fields of a JSON object.
final class SettingsFields {
    private SettingsFields() {}

    static Settings settings(Fields fields) {
        String downloads = fields.stringIfAny("downloads");
        return new Settings(
                choice(Theme.values(), fields.stringIfAny("theme"), Theme.SYSTEM),
                fields.stringIfAny("language"),
                downloads == null ? null : Path.of(downloads),
                fields.objectIfAny("window", SettingsFields::bounds),
                fields.countIfAny("limit"),
                table(fields),
                choice(Taken.values(), fields.stringIfAny("taken"), Taken.ASK),
                choice(DoubleClick.values(), fields.stringIfAny("double_click"), DoubleClick.DOWNLOAD),
                Math.toIntExact(Math.clamp(fields.countIfAny("text"), Settings.USUAL_TEXT, Settings.LARGEST_TEXT)));
    }

    /// What is chosen by this word; the usual, if nothing is, or something that only a later version knows.
    private static <E extends Enum<E>> E choice(E[] all, @Nullable String word, E usual) {
        return Arrays.stream(all)
                .filter(one -> word(one).equals(word))
                .findFirst()
                .orElse(usual);
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
                fields.objects("columns", SettingsFields::column),
                fields.stringIfAny("sorted_by"),
                fields.flagIfAny("descending"),
                fields.flagIfAny("hidden"),
                fields.flagIfAny("info"));
    }

    private static Column column(Fields fields) {
        return new Column(fields.string("id"), fields.number("width"), fields.flag("visible"));
    }

    static void put(JsonObject object, Settings settings) {
        putChoices(object, settings);
        putWindow(object, settings);
    }

    /// What a person chose.
    static void putChoices(JsonObject object, Settings settings) {
        object.addProperty("theme", word(settings.theme()));
        put(object, "language", settings.language());
        put(object, "downloads", settings.downloads());
        put(object, "limit", settings.limit());
        object.addProperty("taken", word(settings.taken()));
        object.addProperty("double_click", word(settings.doubleClick()));
        put(object, "text", settings.text() == Settings.USUAL_TEXT ? 0 : settings.text());
    }

    /// How they left the window.
    private static void putWindow(JsonObject object, Settings settings) {
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

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

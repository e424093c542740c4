package sampan.app.cli;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One JSON object of a command's `--json` output; `type` is `progress`, `item` or `summary`. Times are
/// milliseconds since 1970, sizes bytes, names exactly as they are.
final class Json {
    private final JsonObject object = new JsonObject();

    private Json(String type) {
        object.addProperty("type", type);
    }

    static Json progress() {
        return new Json("progress");
    }

    static Json item() {
        return new Json("item");
    }

    static Json summary() {
        return new Json("summary");
    }

    Json with(String name, long value) {
        object.addProperty(name, value);
        return this;
    }

    Json with(String name, boolean value) {
        object.addProperty(name, value);
        return this;
    }

    Json with(String name, double value) {
        object.addProperty(name, value);
        return this;
    }

    /// Leaves the field out where there is no value.
    Json with(String name, @Nullable String value) {
        if (value != null) {
            object.addProperty(name, value);
        }
        return this;
    }

    /// A constant as a word: `NOT_NEWER` is `not-newer`. Leaves the field out where there is none.
    Json with(String name, @Nullable Enum<?> value) {
        return with(
                name,
                value == null ? null : value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// Seconds with three decimals.
    Json seconds(long nanos) {
        object.addProperty("seconds", Math.round(nanos / 1e6) / 1e3);
        return this;
    }

    /// The object in one line; control characters and line ends are escaped.
    String line() {
        return object.toString();
    }
}

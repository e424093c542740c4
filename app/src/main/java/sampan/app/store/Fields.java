package sampan.app.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads an object's fields and forgives no other type. What it throws names the field.
///
/// @param object the object
record Fields(JsonObject object) {
    /// The text of this field.
    ///
    /// @throws JsonParseException if it is anything else
    String string(String name) {
        return primitive(name, JsonPrimitive::isString).getAsString();
    }

    /// The text of this field, or null without one.
    @Nullable
    String stringIfAny(String name) {
        return object.has(name) ? string(name) : null;
    }

    double number(String name) {
        return primitive(name, JsonPrimitive::isNumber).getAsDouble();
    }

    int whole(String name) {
        double number = number(name);
        if (number != (int) number) {
            throw new JsonParseException(name + " is not a whole number");
        }
        return (int) number;
    }

    /// A whole number that is not negative and not beyond what a double can count, 2^53.
    long count(String name) {
        double number = number(name);
        if (number != (long) number || number < 0 || number > 1L << 53) {
            throw new JsonParseException(name + " is not a count");
        }
        return (long) number;
    }

    /// The same, or 0 without one.
    long countIfAny(String name) {
        return object.has(name) ? count(name) : 0;
    }

    boolean flag(String name) {
        return primitive(name, JsonPrimitive::isBoolean).getAsBoolean();
    }

    /// The same, or false without one.
    boolean flagIfAny(String name) {
        return object.has(name) && flag(name);
    }

    /// What `meaning` makes of the object in this field, or null without one.
    <T> @Nullable T objectIfAny(String name, Function<Fields, T> meaning) {
        return object.has(name) ? meaning.apply(of(object.get(name), name)) : null;
    }

    /// What `meaning` makes of each object of the array in this field; empty without one.
    <T> List<T> objects(String name, Function<Fields, T> meaning) {
        List<T> all = new ArrayList<>();
        if (object.has(name)) {
            if (!(object.get(name) instanceof JsonArray array)) {
                throw new JsonParseException(name + " is not an array");
            }
            for (JsonElement element : array) {
                all.add(meaning.apply(of(element, name)));
            }
        }
        return all;
    }

    private static Fields of(JsonElement element, String name) {
        if (element instanceof JsonObject inner) {
            return new Fields(inner);
        }
        throw new JsonParseException(name + " is not an object");
    }

    private JsonPrimitive primitive(String name, Predicate<JsonPrimitive> type) {
        if (object.get(name) instanceof JsonPrimitive value && type.test(value)) {
            return value;
        }
        throw new JsonParseException(name + " is missing or of another type");
    }
}

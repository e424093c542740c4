package sampan.protocol;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One field of a message: its name, its type, and whether it may be missing.
///
/// @param name on the wire
/// @param type how its value stands in JSON
/// @param get takes it from the message; null where it is left out
/// @param optional whether it may be missing
/// @param otherwise what a missing one means; null for nothing
/// @param <T> the message
/// @param <V> the value
record Field<T, V>(
        String name,
        Type<V> type,
        Function<T, @Nullable V> get,
        boolean optional,
        @Nullable V otherwise) {
    /// A field that must be there.
    static <T, V> Field<T, V> field(String name, Type<V> type, Function<T, @Nullable V> get) {
        return new Field<>(name, type, get, false, null);
    }

    /// A field that may be missing, and then means nothing.
    static <T, V> Field<T, V> maybe(String name, Type<V> type, Function<T, @Nullable V> get) {
        return new Field<>(name, type, get, true, null);
    }

    /// A field that is left out when it has its usual value.
    static <T, V> Field<T, V> usually(V usual, String name, Type<V> type, Function<T, @Nullable V> get) {
        return new Field<>(name, type, get, true, usual);
    }

    @Nullable
    V read(@Nullable Object json) {
        if (json == null) {
            if (!optional) {
                throw new BadFieldException(name, "missing");
            }
            return otherwise;
        }
        try {
            return type.read(json);
        } catch (BadFieldException e) {
            throw e.within(name);
        } catch (BadNameException e) {
            throw e.within(name);
        }
    }

    @Nullable
    Object write(T message) {
        V value = get.apply(message);
        if (value == null || (optional && value.equals(otherwise))) {
            return null;
        }
        return type.write(value);
    }
}

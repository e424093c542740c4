package sampan.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// The fields of one kind of message, in their order on the wire, and how they make it.
///
/// @param type the message's class
/// @param fields its fields
/// @param make from the fields' values
/// @param <T> the message
record Shape<T>(Class<T> type, List<Field<T, ?>> fields, Function<Object[], T> make) {
    /// @throws BadFieldException if a field is missing or wrong; fields that nobody knows are passed over
    T read(Map<String, Object> object) {
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            Field<T, ?> field = fields.get(i);
            values[i] = field.read(object.get(field.name()));
        }
        return Type.checked(() -> make.apply(values));
    }

    Map<String, Object> write(Object message) {
        T value = type.cast(message);
        Map<String, Object> object = new LinkedHashMap<>();
        for (Field<T, ?> field : fields) {
            Object json = field.write(value);
            if (json != null) {
                object.put(field.name(), json);
            }
        }
        return object;
    }

    /// This shape as the type of a field.
    Type<T> asType(String name) {
        return new Type<>(name, json -> read(Types.object(json)), this::write);
    }

    /// Makes a message of 3 fields.
    interface Of3<A, B, C, T> {
        T make(A a, B b, C c);
    }

    /// Makes a message of 4 fields.
    interface Of4<A, B, C, D, T> {
        T make(A a, B b, C c, D d);
    }

    /// Makes a message of 5 fields.
    interface Of5<A, B, C, D, E, T> {
        T make(A a, B b, C c, D d, E e);
    }

    /// Makes a message of 6 fields.
    interface Of6<A, B, C, D, E, F, T> {
        T make(A a, B b, C c, D d, E e, F f);
    }

    /// Makes a message of 7 fields.
    interface Of7<A, B, C, D, E, F, G, T> {
        T make(A a, B b, C c, D d, E e, F f, G g);
    }

    /// Makes a message of 8 fields.
    interface Of8<A, B, C, D, E, F, G, H, T> {
        T make(A a, B b, C c, D d, E e, F f, G g, H h);
    }

    static <T> Shape<T> of(Class<T> type, Supplier<T> make) {
        return new Shape<>(type, List.of(), v -> make.get());
    }

    static <T, A> Shape<T> of(Class<T> type, Field<T, A> a, Function<A, T> make) {
        return new Shape<>(type, List.of(a), v -> make.apply(at(a, v, 0)));
    }

    static <T, A, B> Shape<T> of(Class<T> type, Field<T, A> a, Field<T, B> b, BiFunction<A, B, T> make) {
        return new Shape<>(type, List.of(a, b), v -> make.apply(at(a, v, 0), at(b, v, 1)));
    }

    static <T, A, B, C> Shape<T> of(Class<T> type, Field<T, A> a, Field<T, B> b, Field<T, C> c, Of3<A, B, C, T> make) {
        return new Shape<>(type, List.of(a, b, c), v -> make.make(at(a, v, 0), at(b, v, 1), at(c, v, 2)));
    }

    static <T, A, B, C, D> Shape<T> of(
            Class<T> type, Field<T, A> a, Field<T, B> b, Field<T, C> c, Field<T, D> d, Of4<A, B, C, D, T> make) {
        return new Shape<>(
                type, List.of(a, b, c, d), v -> make.make(at(a, v, 0), at(b, v, 1), at(c, v, 2), at(d, v, 3)));
    }

    static <T, A, B, C, D, E> Shape<T> of(
            Class<T> type,
            Field<T, A> a,
            Field<T, B> b,
            Field<T, C> c,
            Field<T, D> d,
            Field<T, E> e,
            Of5<A, B, C, D, E, T> make) {
        return new Shape<>(
                type,
                List.of(a, b, c, d, e),
                v -> make.make(at(a, v, 0), at(b, v, 1), at(c, v, 2), at(d, v, 3), at(e, v, 4)));
    }

    static <T, A, B, C, D, E, F> Shape<T> of(
            Class<T> type,
            Field<T, A> a,
            Field<T, B> b,
            Field<T, C> c,
            Field<T, D> d,
            Field<T, E> e,
            Field<T, F> f,
            Of6<A, B, C, D, E, F, T> make) {
        return new Shape<>(
                type,
                List.of(a, b, c, d, e, f),
                v -> make.make(at(a, v, 0), at(b, v, 1), at(c, v, 2), at(d, v, 3), at(e, v, 4), at(f, v, 5)));
    }

    static <T, A, B, C, D, E, F, G> Shape<T> of(
            Class<T> type,
            Field<T, A> a,
            Field<T, B> b,
            Field<T, C> c,
            Field<T, D> d,
            Field<T, E> e,
            Field<T, F> f,
            Field<T, G> g,
            Of7<A, B, C, D, E, F, G, T> make) {
        return new Shape<>(
                type,
                List.of(a, b, c, d, e, f, g),
                v -> make.make(
                        at(a, v, 0), at(b, v, 1), at(c, v, 2), at(d, v, 3), at(e, v, 4), at(f, v, 5), at(g, v, 6)));
    }

    static <T, A, B, C, D, E, F, G, H> Shape<T> of(
            Class<T> type,
            Field<T, A> a,
            Field<T, B> b,
            Field<T, C> c,
            Field<T, D> d,
            Field<T, E> e,
            Field<T, F> f,
            Field<T, G> g,
            Field<T, H> h,
            Of8<A, B, C, D, E, F, G, H, T> make) {
        return new Shape<>(
                type,
                List.of(a, b, c, d, e, f, g, h),
                v -> make.make(
                        at(a, v, 0),
                        at(b, v, 1),
                        at(c, v, 2),
                        at(d, v, 3),
                        at(e, v, 4),
                        at(f, v, 5),
                        at(g, v, 6),
                        at(h, v, 7)));
    }

    @SuppressWarnings({"unchecked", "UnusedVariable"}) // The field at that place is the one whose type gave this value.
    private static <V> V at(Field<?, V> field, Object[] values, int place) {
        return (V) values[place];
    }
}

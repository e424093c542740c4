package sampan.protocol;

import java.util.function.Function;

/// How one kind of value stands in JSON.
///
/// @param name as the specification calls it
/// @param reader from [Json]'s plain values; throws [BadFieldException] with an empty field, or
///     [BadNameException]
/// @param writer to them
/// @param <V> the value
record Type<V>(String name, Function<Object, V> reader, Function<V, Object> writer) {
    V read(Object json) {
        return reader.apply(json);
    }

    Object write(V value) {
        return writer.apply(value);
    }

    /// The same with another name in the specification.
    Type<V> called(String other) {
        return new Type<>(other, reader, writer);
    }

    /// A value that stands as this one does.
    ///
    /// @param to makes it; an [IllegalArgumentException] says what is wrong
    <W> Type<W> as(String other, Function<V, W> to, Function<W, V> from) {
        return new Type<>(other, json -> checked(() -> to.apply(read(json))), value -> write(from.apply(value)));
    }

    /// What a constructor makes, its refusal told as a field's.
    static <W> W checked(java.util.function.Supplier<W> make) {
        try {
            return make.get();
        } catch (BadFieldException | BadNameException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new BadFieldException("", String.valueOf(e.getMessage()));
        }
    }
}

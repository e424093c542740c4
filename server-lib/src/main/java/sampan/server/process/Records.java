package sampan.server.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records as bytes, for two processes of the same program: the components in their order, each value after a byte that
/// says whether it is null, and of a sealed type which of its cases it is. What is read goes through the records'
/// constructors, so it is as valid as what was made here. Pure functions.
public final class Records {
    private static final int MOST = 1 << 20;

    private Records() {}

    /// Writes a value.
    ///
    /// @param type what [#read] will be asked for: a record, or a sealed interface of records
    public static byte[] write(Class<?> type, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(type, value, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("memory can't fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IOException when it is something else
    public static <T> T read(Class<T> type, byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Object value = read((Type) type, in);
        if (value == null || in.read() >= 0) {
            throw new IOException("not one " + type.getName());
        }
        return type.cast(value);
    }

    private static void write(Type type, @Nullable Object value, DataOutputStream out) throws IOException {
        out.writeBoolean(value != null);
        switch (value) {
            case null -> {}
            case Integer number -> out.writeInt(number);
            case Long number -> out.writeLong(number);
            case Boolean is -> out.writeBoolean(is);
            case String text -> text(text, out);
            case Enum<?> one -> text(one.name(), out);
            case Path path -> text(path.toString(), out);
            case Duration time -> text(time.toString(), out);
            case Instant time -> text(time.toString(), out);
            case List<?> list -> {
                out.writeInt(list.size());
                for (Object one : list) {
                    write(argument(type), one, out);
                }
            }
            case Record record -> record((Class<?>) type, record, out);
            default -> throw new IllegalArgumentException("can't be written: " + value.getClass());
        }
    }

    private static void record(Class<?> type, Record value, DataOutputStream out) throws IOException {
        if (type.isSealed()) {
            List<Class<?>> cases = List.of(type.getPermittedSubclasses());
            Class<?> which =
                    cases.stream().filter(c -> c.isInstance(value)).findFirst().orElseThrow();
            out.writeByte(cases.indexOf(which));
            record(which, value, out);
            return;
        }
        try {
            for (RecordComponent component : type.getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                write(component.getGenericType(), component.getAccessor().invoke(value), out);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record shows what it holds", e);
        }
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static @Nullable Object read(Type type, DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        if (type instanceof ParameterizedType list) {
            int count = count(in);
            List<@Nullable Object> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(read(argument(list), in));
            }
            return all;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == int.class) {
            return in.readInt();
        } else if (plain == long.class) {
            return in.readLong();
        } else if (plain == boolean.class) {
            return in.readBoolean();
        } else if (plain == String.class) {
            return text(in);
        } else if (plain == Path.class) {
            return Path.of(text(in));
        } else if (plain == Duration.class) {
            return Duration.parse(text(in));
        } else if (plain == Instant.class) {
            return Instant.parse(text(in));
        } else if (plain.isEnum()) {
            String name = text(in);
            return Arrays.stream(plain.getEnumConstants())
                    .filter(one -> ((Enum<?>) one).name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + plain.getName() + ": " + name));
        }
        return record(plain, in);
    }

    private static Object record(Class<?> type, DataInputStream in) throws IOException {
        if (type.isSealed()) {
            Class<?>[] cases = type.getPermittedSubclasses();
            int which = in.readUnsignedByte();
            if (which >= cases.length) {
                throw new IOException("no such case of " + type.getName());
            }
            return record(cases[which], in);
        }
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = read(components[i].getGenericType(), in);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IOException("not a valid " + type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record can be made", e);
        }
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[count(in)];
        in.readFully(bytes);
        return bytes;
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("a length of " + count);
        }
        return count;
    }
}

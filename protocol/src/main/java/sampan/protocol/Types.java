package sampan.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The plain types that fields have.
final class Types {
    static final Type<Boolean> FLAG = new Type<>("boolean", json -> is(Boolean.class, json, "true or false"), v -> v);
    /// A time: milliseconds since 1970, before or after. No 64-bit integer is refused, because no odd time
    /// shall fail an upload.
    static final Type<Long> TIME = number(Long.MIN_VALUE, Long.MAX_VALUE).called("time");
    /// Bytes of a file.
    static final Type<Long> BYTES = number(0, Limits.FILE_BYTES);
    /// Some number of bytes or things.
    static final Type<Long> AMOUNT = number(0, Long.MAX_VALUE).called("integer ≥ 0");
    /// A line for logs: cut when written, and once more when read.
    static final Type<String> LOG = new Type<>("log", json -> Utf8.cut(string(json), 200), v -> Utf8.cut(v, 200));

    private Types() {}

    static Type<Long> number(long least, long most) {
        return new Type<>(
                "integer " + least + "…" + most,
                json -> {
                    long value = integer(json);
                    Check.range("", value, least, most);
                    return value;
                },
                value -> own(() -> Check.range("", value, least, most), value));
    }

    static Type<Integer> small(int least, int most) {
        Type<Long> wide = number(least, most);
        return wide.as(wide.name(), Long::intValue, Integer::longValue);
    }

    static Type<String> text(int most) {
        return new Type<>(
                "text ≤ " + most,
                json -> {
                    String text = string(json);
                    Check.length("", text, most);
                    return text;
                },
                text -> own(() -> Check.length("", text, most), text));
    }

    /// Lower-case hexadecimal digits, so many.
    static Type<String> hex(int digits) {
        Pattern form = Pattern.compile("[0-9a-f]{" + digits + "}");
        return new Type<>(
                "hex " + digits,
                json -> {
                    String text = string(json);
                    if (!form.matcher(text).matches()) {
                        throw new BadFieldException("", "not " + digits + " lower-case hexadecimal digits");
                    }
                    return text;
                },
                v -> v);
    }

    /// One of some words.
    static <E> Type<E> word(E[] values, Function<E, String> word) {
        List<String> words = java.util.Arrays.stream(values).map(word).toList();
        String name = String.join(", ", words);
        return new Type<>(
                "one of " + name,
                json -> {
                    int at = words.indexOf(string(json));
                    if (at < 0) {
                        throw new BadFieldException("", "not one of " + name);
                    }
                    return values[at];
                },
                word::apply);
    }

    static <V> Type<List<V>> list(Type<V> of, int most) {
        return new Type<>(
                "list of " + of.name() + " ≤ " + most,
                json -> readList(of, array(json), most),
                values -> values.stream().map(of::write).toList());
    }

    private static <V> List<V> readList(Type<V> of, List<?> array, int most) {
        if (array.size() > most) {
            throw new BadFieldException("", "more than " + most + " elements");
        }
        List<V> values = new ArrayList<>(array.size());
        for (Object element : array) {
            try {
                values.add(of.read(element));
            } catch (BadFieldException e) {
                throw e.within("[" + values.size() + "]");
            } catch (BadNameException e) {
                throw e.within("[" + values.size() + "]");
            }
        }
        return values;
    }

    /// A value to write, once a check has found it right: the other side would take a wrong one for
    /// rubbish.
    private static <V> V own(Runnable check, V value) {
        try {
            check.run();
            return value;
        } catch (BadFieldException e) {
            throw new ProtocolException.Local("a value that may not be sent: " + e.reason());
        }
    }

    /// An array of so many elements that need not be alike.
    static List<?> tuple(Object json, int size) {
        List<?> array = array(json);
        if (array.size() != size) {
            throw new BadFieldException("", "not " + size + " elements");
        }
        return array;
    }

    static String string(Object json) {
        return is(String.class, json, "a string");
    }

    static long integer(Object json) {
        if (json instanceof Json.Odd) {
            throw new BadFieldException("", "not an integer of 64 bits");
        }
        return is(Long.class, json, "an integer");
    }

    static List<?> array(Object json) {
        return is(List.class, json, "an array");
    }

    @SuppressWarnings("unchecked") // What Json reads has strings as keys.
    static Map<String, Object> object(Object json) {
        return is(Map.class, json, "an object");
    }

    private static <V> V is(Class<V> type, Object json, String what) {
        if (!type.isInstance(json)) {
            throw new BadFieldException("", "not " + what);
        }
        return type.cast(json);
    }
}

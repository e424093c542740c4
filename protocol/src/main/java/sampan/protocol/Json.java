package sampan.protocol;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON as this protocol allows it (RFC 8259, and narrower), to and from plain values: `Map`, `List`,
/// `String`, `Long`, `Boolean`, [Null] and, for a number that is no 64-bit integer, [Odd]. Pure functions;
/// the one class of the protocol that knows the JSON library.
final class Json {
    /// A `null` in the document: no field may be null, but a field that nobody knows may hold anything.
    record Null() {}

    /// A number that is not an integer of 64 bits.
    ///
    /// @param digits as it was written
    record Odd(String digits) {}

    private final JsonReader in;
    private int depth;

    private Json(JsonReader in) {
        this.in = in;
    }

    /// Reads one object, and nothing after it.
    ///
    /// @throws BadFieldException if the bytes are anything else, naming the place
    static Map<String, Object> read(ByteBuffer bytes) {
        Utf8.Text text = Utf8.read(bytes);
        if (text.whole()) {
            return read(text.chars());
        }
        try {
            read(text.chars());
        } catch (BadFieldException e) {
            throw new BadFieldException(e.field(), "not well-formed UTF-8");
        }
        throw new BadFieldException("", "not well-formed UTF-8");
    }

    private static Map<String, Object> read(CharSequence text) {
        // The library passes over a byte order mark by itself.
        if (!text.isEmpty() && text.charAt(0) == '\ufeff') {
            throw new BadFieldException("", "begins with a byte order mark");
        }
        try (JsonReader in = new JsonReader(Reader.of(text))) {
            in.setStrictness(Strictness.STRICT);
            in.setNestingLimit(Limits.JSON_DEPTH);
            Json json = new Json(in);
            try {
                Map<String, Object> object = json.document();
                json.end();
                return object;
            } catch (MalformedJsonException | EOFException e) {
                throw new BadFieldException(json.place(), "not well-formed JSON");
            }
        } catch (IOException impossible) {
            throw new AssertionError("memory can always be read", impossible);
        }
    }

    private Map<String, Object> document() throws IOException {
        if (in.peek() != JsonToken.BEGIN_OBJECT) {
            throw new BadFieldException("", "not an object");
        }
        return object();
    }

    private void end() throws IOException {
        try {
            if (in.peek() == JsonToken.END_DOCUMENT) {
                return;
            }
        } catch (MalformedJsonException e) {
            // Said below, in the words for both cases.
        }
        throw new BadFieldException("", "something follows the object");
    }

    private Object value() throws IOException {
        return switch (in.peek()) {
            case BEGIN_OBJECT -> object();
            case BEGIN_ARRAY -> array();
            case STRING -> in.nextString();
            case NUMBER -> number(in.nextString());
            case BOOLEAN -> in.nextBoolean();
            case NULL -> {
                in.nextNull();
                yield new Null();
            }
            case END_ARRAY, END_OBJECT, END_DOCUMENT, NAME -> throw new BadFieldException(place(), "no value");
        };
    }

    private Map<String, Object> object() throws IOException {
        deeper();
        in.beginObject();
        Map<String, Object> object = new LinkedHashMap<>();
        while (in.hasNext()) {
            String name = in.nextName();
            if (object.containsKey(name)) {
                throw new BadFieldException(place(), "given twice");
            }
            object.put(name, value());
        }
        in.endObject();
        depth--;
        return object;
    }

    private List<Object> array() throws IOException {
        deeper();
        in.beginArray();
        List<Object> array = new ArrayList<>();
        while (in.hasNext()) {
            if (array.size() == Limits.ARRAY) {
                throw new BadFieldException(place(), "more than " + Limits.ARRAY + " elements");
            }
            array.add(value());
        }
        in.endArray();
        depth--;
        return array;
    }

    private void deeper() {
        if (++depth > Limits.JSON_DEPTH) {
            throw new BadFieldException(place(), "deeper than " + Limits.JSON_DEPTH);
        }
    }

    private static Object number(String digits) {
        boolean negative = digits.startsWith("-");
        for (int i = negative ? 1 : 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return new Odd(digits);
            }
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return new Odd(digits);
        }
    }

    /// Where the reader is, as `entries[3].size`.
    private String place() {
        String path = in.getPath();
        return path.startsWith("$.") ? path.substring(2) : path.substring(1);
    }

    /// Writes an object.
    ///
    /// @throws java.nio.BufferOverflowException if there is not enough room
    static void write(Map<String, Object> object, ByteBuffer out) {
        try (JsonWriter writer = new JsonWriter(Utf8.to(out))) {
            writer.setStrictness(Strictness.STRICT);
            write(object, writer);
        } catch (IOException impossible) {
            throw new AssertionError("memory can always be written", impossible);
        }
    }

    private static void write(Object value, JsonWriter out) throws IOException {
        switch (value) {
            case String text -> out.value(text);
            case Long number -> out.value(number);
            case Boolean flag -> out.value(flag);
            case List<?> array -> {
                out.beginArray();
                for (Object element : array) {
                    write(element, out);
                }
                out.endArray();
            }
            case Map<?, ?> object -> {
                out.beginObject();
                for (Map.Entry<?, ?> member : object.entrySet()) {
                    out.name((String) member.getKey());
                    write(member.getValue(), out);
                }
                out.endObject();
            }
            default -> throw new AssertionError("no form in JSON: " + value.getClass());
        }
    }
}

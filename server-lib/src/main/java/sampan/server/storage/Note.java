package sampan.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A small file of words that the storage keeps beside what it is about. Lines of UTF-8: `sampan`, the kind
/// and the format's number; then a key, a space and a value each; last the CRC-32C of all before it. Values
/// have no line ends, which no legal name has either. Not thread-safe until it is written.
final class Note {
    private static final int FORMAT = 1;
    private static final int MOST = 64 * 1024;

    private final String kind;
    private final List<Line> lines = new ArrayList<>();

    /// An empty note of a kind, which is one word.
    Note(String kind) {
        this.kind = kind;
    }

    private record Line(String key, String value) {}

    Note with(String key, String value) {
        lines.add(new Line(key, value));
        return this;
    }

    Note with(String key, long value) {
        return with(key, Long.toString(value));
    }

    Note with(String key, List<String> values) {
        values.forEach(value -> with(key, value));
        return this;
    }

    /// All values of a key, in order.
    List<String> all(String key) {
        return lines.stream()
                .filter(line -> line.key.equals(key))
                .map(Line::value)
                .toList();
    }

    /// The value of a key, or null.
    @Nullable
    String find(String key) {
        List<String> all = all(key);
        return all.isEmpty() ? null : all.getFirst();
    }

    /// The value of a key.
    String get(String key) throws DamagedException {
        String value = find(key);
        if (value == null) {
            throw new DamagedException(kind + " without " + key);
        }
        return value;
    }

    /// The value of a key that is a number.
    long number(String key) throws DamagedException {
        String value = get(key);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException _) {
            throw new DamagedException(kind + " with " + key + " that is no number");
        }
    }

    /// Writes it as a new file.
    ///
    /// @param durable whether it is forced to the disk; its name is not
    void write(Folder folder, String name, boolean durable) throws IOException {
        try (Blob blob = folder.create(name)) {
            blob.write(ByteBuffer.wrap(toBytes()), 0);
            if (durable) {
                blob.force();
            }
        }
    }

    /// Reads a note of a kind, or null if there is none.
    ///
    /// @throws DamagedException if it is no such note, or one of a later format
    static @Nullable Note read(Folder folder, String name, String kind) throws IOException {
        if (folder.find(name) == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(MOST);
        try (Blob blob = folder.open(name)) {
            blob.read(bytes, 0);
        }
        return parse(kind, bytes.flip());
    }

    private byte[] toBytes() {
        StringBuilder text = new StringBuilder(head());
        lines.forEach(
                line -> text.append(line.key).append(' ').append(line.value).append('\n'));
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        return (text + "check " + check(body, body.length) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String head() {
        return "sampan " + kind + " " + FORMAT + "\n";
    }

    private static Note parse(String kind, ByteBuffer bytes) throws DamagedException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException _) {
            throw new DamagedException(kind + " is no text");
        }
        Note note = new Note(kind);
        int end = text.lastIndexOf("check ");
        if (!text.startsWith(note.head()) || end < 0) {
            throw new DamagedException(kind + " of another form");
        }
        byte[] body = text.substring(0, end).getBytes(StandardCharsets.UTF_8);
        if (!text.substring(end).equals("check " + check(body, body.length) + "\n")) {
            throw new DamagedException(kind + " is damaged");
        }
        for (String line : text.substring(note.head().length(), end).split("\n", -1)) {
            int space = line.indexOf(' ');
            if (space > 0) {
                note.with(line.substring(0, space), line.substring(space + 1));
            }
        }
        return note;
    }

    private static String check(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return Long.toHexString(crc.getValue());
    }
}

package sampan.app.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sampan.app.store.BadReceiptException.Problem;

/// Reads a receipt, one file after the other, so that it takes no memory however many there are. Fields that nobody
/// here knows are passed over. For one thread; whoever opened it closes it.
public final class ReceiptReader implements AutoCloseable {
    static final String FORMAT = "sampan-receipt";
    static final int VERSION = 1;

    private static final String FILES = "files";

    private final Path file;
    private final JsonReader json;
    private final Receipt receipt;
    private boolean over;
    private boolean complete;
    private long count;

    /// Opens a receipt and reads what stands before its files.
    ///
    /// @throws BadReceiptException if it is none, or a newer one
    /// @throws IOException if the file can't be read
    public ReceiptReader(Path file) throws IOException {
        this.file = file;
        this.json = new JsonReader(Files.newBufferedReader(file, StandardCharsets.UTF_8));
        json.setStrictness(Strictness.STRICT);
        try {
            receipt = head();
        } catch (IOException | RuntimeException e) {
            json.close();
            throw e;
        }
    }

    /// What it says about all files.
    public Receipt receipt() {
        return receipt;
    }

    /// The next file, or null after the last one.
    ///
    /// @throws BadReceiptException if what follows is damaged
    public @Nullable ReceiptEntry next() throws IOException {
        if (over) {
            return null;
        }
        Optional<ReceiptEntry> next = understood(Problem.DAMAGED, () -> {
            if (json.hasNext()) {
                count++;
                return Optional.of(entry(new Fields(object(JsonParser.parseReader(json)))));
            }
            json.endArray();
            tail();
            over = true;
            return Optional.empty();
        });
        return next.orElse(null);
    }

    /// Whether nothing failed that was to be carried; known after the last file.
    public boolean isComplete() {
        return complete;
    }

    /// What reads a part of the file.
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T understood(Problem otherwise, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (MalformedJsonException | EOFException | CharacterCodingException e) {
            throw new BadReceiptException(otherwise, file.toString(), e);
        } catch (JsonParseException | IllegalArgumentException | IllegalStateException | DateTimeParseException e) {
            throw new BadReceiptException(otherwise, file.toString(), e);
        }
    }

    private Receipt head() throws IOException {
        JsonObject found = new JsonObject();
        understood(Problem.NO_RECEIPT, () -> {
            json.beginObject();
            for (String name = json.nextName(); !name.equals(FILES); name = json.nextName()) {
                found.add(name, JsonParser.parseReader(json));
                // These come first, so that nothing else is read from what is no receipt, or one to be.
                Fields known = new Fields(found);
                if (!FORMAT.equals(known.stringIfAny("format"))) {
                    throw new BadReceiptException(Problem.NO_RECEIPT, file.toString(), null);
                }
                if (found.size() > 1 && known.whole("version") > VERSION) {
                    throw new BadReceiptException(Problem.NEWER, file.toString(), null);
                }
            }
            return found;
        });
        return understood(Problem.DAMAGED, () -> {
            json.beginArray();
            Fields fields = new Fields(found);
            return new Receipt(
                    Receipt.Way.of(fields.string("way")),
                    time(fields.string("begun")),
                    device(fields, "visitor"),
                    device(fields, "host"));
        });
    }

    private static Receipt.Device device(Fields fields, String name) {
        Receipt.Device device =
                fields.objectIfAny(name, inner -> new Receipt.Device(inner.string("id"), inner.string("name")));
        if (device == null) {
            throw new JsonParseException(name + " is missing");
        }
        return device;
    }

    private static ReceiptEntry entry(Fields fields) {
        return new ReceiptEntry(
                fields.string("path"),
                fields.stringIfAny("original"),
                fields.string("host_path"),
                fields.count("size"),
                time(fields.string("modified")),
                fields.string("sha256"),
                fields.string("how").equals("carried"),
                time(fields.string("compared")));
    }

    /// What a file's end must say proves that nothing was cut off.
    private void tail() throws IOException {
        JsonObject found = new JsonObject();
        while (json.hasNext()) {
            found.add(json.nextName(), JsonParser.parseReader(json));
        }
        json.endObject();
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw new JsonParseException("something follows the receipt");
        }
        Fields fields = new Fields(found);
        complete = fields.flag("complete");
        if (fields.count("count") != count) {
            throw new JsonParseException("there are " + count + " files");
        }
    }

    private static JsonObject object(JsonElement element) {
        if (element instanceof JsonObject object) {
            return object;
        }
        throw new JsonParseException("not an object");
    }

    private static long time(String text) {
        return Instant.parse(text).toEpochMilli();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}

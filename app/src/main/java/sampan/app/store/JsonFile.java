package sampan.app.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// One small JSON object in a file. Reading is strict; a file that is not one JSON object, or not what its
/// reader expects, is moved aside and told about. Changing it is safe between threads and between programs: a
/// lock file of its own, because the file itself is replaced. Fields that nobody here knows stay as they are.
final class JsonFile {
    private static final int LARGEST = 1 << 20;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    /// Two locks of one JVM on one file are an error to the system, so its own threads queue here first.
    private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

    private final Path file;
    private final Consumer<SetAside> told;

    /// @param file the file, which need not exist
    /// @param told learns of a file that was moved aside
    JsonFile(Path file, Consumer<SetAside> told) {
        this.file = file;
        this.told = told;
    }

    /// What `meaning` makes of the file's object, or of an empty one if there is no file.
    ///
    /// @param meaning throws [JsonParseException] or [IllegalArgumentException] for what it does not
    ///     understand
    /// @throws IOException if the file can't be read, or a broken one can't be moved aside
    <T> T read(Function<Fields, T> meaning) throws IOException {
        try {
            return meaning.apply(new Fields(parse(file)));
        } catch (NoSuchFileException _) {
            return meaning.apply(new Fields(new JsonObject()));
        } catch (JsonParseException | IllegalArgumentException | MalformedJsonException | CharacterCodingException _) {
            setAside();
            return meaning.apply(new Fields(new JsonObject()));
        }
    }

    /// Reads, lets `change` edit the object, and writes it: all under the lock, so nobody's change is lost.
    ///
    /// @param meaning as in [#read]; guards against editing a broken file
    /// @throws IOException if the file can't be read or written; it is then as it was
    <T, R> R update(Function<Fields, T> meaning, Change<T, R> change) throws IOException {
        DurableFile.createFolder(folder());
        IN_THIS_JVM.lock();
        try (FileChannel gate = FileChannel.open(
                        file.resolveSibling("." + file.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var _ = gate.lock()) {
            T before = read(meaning);
            JsonObject object = read(Fields::object);
            R result = change.apply(before, object);
            DurableFile.tidy(file);
            DurableFile.write(file, object.toString());
            return result;
        } finally {
            IN_THIS_JVM.unlock();
        }
    }

    /// Edits the object; what was understood of it comes along.
    @FunctionalInterface
    interface Change<T, R> {
        R apply(T before, JsonObject object) throws IOException;
    }

    /// The one JSON object that a file holds.
    ///
    /// @throws JsonParseException or another of those that [#read] understands, if it holds anything else
    static JsonObject parse(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new JsonParseException("more than " + LARGEST + " bytes");
        }
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                JsonReader json = new JsonReader(in)) {
            json.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(json);
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("something follows the object");
            }
            if (element instanceof JsonObject object) {
                return object;
            }
            throw new JsonParseException("not an object");
        }
    }

    private void setAside() throws IOException {
        Path movedTo = file.resolveSibling(file.getFileName() + ".broken-"
                + LocalDateTime.now(ZoneId.systemDefault()).format(STAMP));
        try {
            Files.move(file, movedTo);
        } catch (NoSuchFileException _) {
            return; // another program was faster, and tells
        }
        told.accept(new SetAside(file, movedTo));
    }

    private Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalStateException(file + " lies in no folder");
        }
        return parent;
    }
}

package sampan.app.store;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes a receipt, one file after the other, under a name that nobody sees until it is whole: so it takes no memory,
/// however many files there are, and there is never half a receipt. Thread-safe; whoever made it closes it, and
/// what was not saved by then is thrown away.
public final class ReceiptWriter implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Path folder;
    private final Path part;
    private final Receipt receipt;
    private final boolean replace;
    private @Nullable FileChannel channel;
    private @Nullable BufferedWriter text;
    private @Nullable JsonWriter json;
    private @Nullable IOException problem;
    private long count;
    private long bytes;

    /// A receipt that will lie at this path, where nothing lies yet.
    ///
    /// @throws IOException as [#check]
    public ReceiptWriter(Path file, Receipt receipt) throws IOException {
        this(file, receipt, false);
    }

    /// A receipt that will lie at this path.
    ///
    /// @param replace whether it may take the place of another file, because a person has said so
    /// @throws IOException as [#check]
    public ReceiptWriter(Path file, Receipt receipt, boolean replace) throws IOException {
        check(file, replace);
        this.file = file.toAbsolutePath();
        this.replace = replace;
        this.folder = Objects.requireNonNull(this.file.getParent());
        this.part = folder.resolve(newName());
        this.receipt = receipt;
    }

    /// The kind of name that the engine gives to what is not finished, and never sends.
    private static String newName() {
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        return ".sampan-" + HexFormat.of().formatHex(random) + ".part";
    }

    /// Finds out, before anything is carried, whether a receipt could be saved there.
    ///
    /// @throws IOException if something has the name, or there can be no file in the folder
    public static void check(Path file) throws IOException {
        check(file, false);
    }

    private static void check(Path file, boolean replace) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean taken = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (folder == null || (taken && !(replace && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)))) {
            throw new FileAlreadyExistsException(file.toString());
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
    }

    /// Adds a file. A disk that won't is told by [#save].
    public synchronized void add(ReceiptEntry entry) {
        if (problem == null) {
            try {
                write(begun(), entry);
                count++;
                bytes += entry.size();
            } catch (IOException e) {
                problem = e;
            }
        }
    }

    /// How many files it has.
    public synchronized long count() {
        return count;
    }

    /// Ends it, forces it to the disk and gives it its name; called once.
    ///
    /// @param complete whether nothing failed that was to be carried; what was passed over on purpose does not
    ///     count
    /// @throws IOException if the disk would not take it; nothing has the name then
    public synchronized void save(boolean complete) throws IOException {
        if (problem != null) {
            throw problem;
        }
        JsonWriter out = begun();
        Objects.requireNonNull(text).write("\n");
        out.endArray();
        out.name("ended").value(time(System.currentTimeMillis()));
        out.name("count").value(count);
        out.name("bytes").value(bytes);
        out.name("complete").value(complete);
        out.endObject();
        Objects.requireNonNull(text).write("\n");
        out.flush();
        Objects.requireNonNull(channel).force(true);
        out.close();
        if (replace) {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.move(part, file);
        }
        DurableFile.forceFolder(folder);
    }

    private JsonWriter begun() throws IOException {
        if (json != null) {
            return json;
        }
        channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        text = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
        JsonWriter out = new JsonWriter(text);
        json = out;
        out.setHtmlSafe(false);
        out.beginObject();
        out.name("format").value(ReceiptReader.FORMAT);
        out.name("version").value(ReceiptReader.VERSION);
        out.name("way").value(receipt.way().word());
        out.name("begun").value(time(receipt.begun()));
        device(out, "visitor", receipt.visitor());
        device(out, "host", receipt.host());
        out.name("sha256_by").value("visitor");
        out.name("chunks_agreed").value("sha-256");
        out.name("files");
        out.beginArray();
        return out;
    }

    private static void device(JsonWriter out, String field, Receipt.Device device) throws IOException {
        out.name(field).beginObject();
        out.name("id").value(device.id());
        out.name("name").value(device.name());
        out.endObject();
    }

    private void write(JsonWriter out, ReceiptEntry entry) throws IOException {
        // A line for each file, for people, and for programs that compare lines.
        Objects.requireNonNull(text).write("\n");
        out.beginObject();
        out.name("path").value(entry.path());
        if (entry.original() != null) {
            out.name("original").value(entry.original());
        }
        out.name("host_path").value(entry.there());
        out.name("size").value(entry.size());
        out.name("modified").value(time(entry.modified()));
        out.name("sha256").value(entry.sha256());
        out.name("how").value(entry.carried() ? "carried" : "found");
        out.name("compared").value(time(entry.compared()));
        out.endObject();
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    @Override
    public synchronized void close() {
        try {
            if (channel != null) {
                channel.close();
                Files.deleteIfExists(part);
            }
        } catch (IOException ignored) {
            // It is out of sight, and is never sent.
        }
    }
}

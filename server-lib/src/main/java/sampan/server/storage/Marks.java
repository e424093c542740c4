package sampan.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkPlan;

/// A draft's marks: a head of 64 bytes, then 32 bytes for each chunk ([Slot]); zeros, or the file's end,
/// where a chunk is missing. The head is `SAMPANMK`, the format's number and the state (4 bytes each), the
/// size (8), the version of the published file (12 characters or zeros), zeros, and the CRC-32C of the
/// rest. Numbers are big-endian. Used by one thread at a time; who may write what when, [Draft] says.
final class Marks implements Closeable {
    private static final long MAGIC = 0x53414d50414e4d4bL;
    private static final int FORMAT = 1;
    private static final int HEAD = 64;
    private static final int VERSION = 12;
    private static final int CHECKED = HEAD - Integer.BYTES;
    private static final int BATCH = 2048;

    private final Blob blob;
    private Header header;

    private Marks(Blob blob, Header header) {
        this.blob = blob;
        this.header = header;
    }

    /// Where a draft stands.
    enum State {
        /// It takes chunks.
        OPEN(1),
        /// It takes none any more: it is being published, or was and lost the name.
        SEALED(2),
        /// It is a file.
        PUBLISHED(3);

        private final int number;

        State(int number) {
            this.number = number;
        }

        private static State numbered(int number) throws DamagedException {
            for (State state : values()) {
                if (state.number == number) {
                    return state;
                }
            }
            throw new DamagedException("marks in no state");
        }
    }

    /// The head.
    ///
    /// @param version the file's version when it was published
    record Header(State state, long size, @Nullable String version) {}

    /// Looks at the marks one by one.
    interface Visitor {
        /// Looks at one.
        ///
        /// @param slot the mark, or null where there is none
        void visit(int chunk, @Nullable Slot slot);
    }

    /// Makes the marks of a draft that holds nothing.
    static void create(Folder draft, long size) throws IOException {
        try (Blob blob = draft.create(Draft.MARKS)) {
            blob.write(bytes(new Header(State.OPEN, size, null)), 0);
        }
    }

    /// Opens a draft's marks.
    ///
    /// @throws DamagedException if they are no marks
    static Marks open(Folder draft) throws IOException {
        if (draft.find(Draft.MARKS) == null) {
            throw new DamagedException("no marks");
        }
        Blob blob = draft.edit(Draft.MARKS);
        try {
            return new Marks(blob, readHeader(blob));
        } catch (IOException | RuntimeException problem) {
            blob.close();
            throw problem;
        }
    }

    /// The head as it was when the marks were opened, or last set or read.
    Header header() {
        return header;
    }

    /// Reads the head anew.
    Header refresh() throws IOException {
        header = readHeader(blob);
        return header;
    }

    /// Sets the state.
    void set(State state, @Nullable String version) throws IOException {
        Header now = new Header(state, header.size, version);
        blob.write(bytes(now), 0);
        header = now;
    }

    /// The mark of a chunk, or null.
    @Nullable
    Slot read(int chunk) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Slot.BYTES);
        blob.read(bytes, at(chunk));
        return Slot.read(bytes.clear());
    }

    void write(int chunk, Slot slot) throws IOException {
        blob.write(slot.toBytes(), at(chunk));
    }

    void clear(int chunk) throws IOException {
        blob.write(ByteBuffer.allocate(Slot.BYTES), at(chunk));
    }

    /// Takes all marks back: the disk may not hold what they say.
    void clearAll() throws IOException {
        int count = new ChunkPlan(header.size).count();
        for (int chunk = 0; chunk < count; chunk += BATCH) {
            blob.write(ByteBuffer.allocate(Math.min(BATCH, count - chunk) * Slot.BYTES), at(chunk));
        }
    }

    /// Looks at all marks in order.
    void each(Visitor visitor) throws IOException {
        int count = new ChunkPlan(header.size).count();
        ByteBuffer bytes = ByteBuffer.allocate(Math.min(BATCH, count) * Slot.BYTES);
        for (int first = 0; first < count; first += BATCH) {
            bytes.clear();
            int read = blob.read(bytes, at(first));
            Arrays.fill(bytes.array(), read, bytes.capacity(), (byte) 0);
            bytes.clear();
            for (int chunk = first; chunk < Math.min(count, first + BATCH); chunk++) {
                visitor.visit(chunk, Slot.read(bytes));
            }
        }
    }

    @Override
    public void close() throws IOException {
        blob.close();
    }

    private static long at(int chunk) {
        return HEAD + (long) chunk * Slot.BYTES;
    }

    private static Header readHeader(Blob blob) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD);
        blob.read(bytes, 0);
        int check = check(bytes.array());
        bytes.clear();
        long magic = bytes.getLong();
        int format = bytes.getInt();
        int state = bytes.getInt();
        long size = bytes.getLong();
        if (magic != MAGIC || format != FORMAT || bytes.getInt(CHECKED) != check) {
            throw new DamagedException("marks of another form, or damaged");
        }
        String version = new String(bytes.array(), bytes.position(), VERSION, StandardCharsets.US_ASCII);
        return new Header(State.numbered(state), size, version.charAt(0) == 0 ? null : version);
    }

    private static ByteBuffer bytes(Header header) {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD);
        bytes.putLong(MAGIC).putInt(FORMAT).putInt(header.state.number).putLong(header.size);
        if (header.version != null) {
            bytes.put(header.version.getBytes(StandardCharsets.US_ASCII));
        }
        bytes.putInt(CHECKED, check(bytes.array()));
        return bytes.clear();
    }

    private static int check(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CHECKED);
        return (int) crc.getValue();
    }
}

package sampan.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Failure;
import sampan.protocol.Limits;

/// The chunks of one open draft: written, filled from other files, read back. Each is written by one thread
/// at a time, its mark taken away first and set last, so that a mark never vouches for other bytes. Used by
/// one thread.
final class DraftChunks {
    /// So seldom the data are forced on the way, only so that the last time does not take minutes.
    private static final int FORCED = 64;

    private final Draft draft;
    private final ChunkPlan plan;
    private final long instance;

    DraftChunks(Draft draft, long instance) {
        this.draft = draft;
        this.plan = draft.offer().plan();
        this.instance = instance;
    }

    /// Works on one chunk.
    interface Work<T> {
        T on(int chunk, Marks marks) throws IOException;
    }

    /// Stores a chunk whose digest was found right.
    void store(int chunk, byte[] bytes, int length, Digest digest) throws IOException {
        if (chunk >= plan.count() || plan.length(chunk) != length) {
            throw Failures.badRequest("chunk", "the draft has no such chunk of so many bytes");
        }
        boolean stored = held(chunk, (_, marks) -> {
            Slot slot = marks.read(chunk);
            boolean same = slot != null && slot.digest().equals(digest);
            boolean sure = slot != null && same && slot.instance() == instance;
            if (!draft.takesChunks(marks)) {
                if (same) {
                    return false;
                }
                throw Failures.conflict(Failure.ConflictReason.DRAFT, null, null);
            }
            // The digest resists accident. Who could write the file that a chunk was filled from may have
            // made one that has the digest of what now comes.
            if (sure && holds(chunk, bytes, length)) {
                return false;
            }
            write(chunk, marks, slot, data -> data.write(ByteBuffer.wrap(bytes, 0, length), plan.offset(chunk)));
            marks.write(chunk, new Slot(digest, instance, length));
            return true;
        });
        if (stored && chunk % FORCED == FORCED - 1 && !draft.area().space().isMemory()) {
            draft.force();
        }
    }

    private boolean holds(int chunk, byte[] bytes, int length) throws IOException {
        ByteBuffer there = ByteBuffer.allocate(length);
        try (Blob data = draft.folder().open(Draft.DATA)) {
            return data.read(there, plan.offset(chunk)) == length
                    && there.flip().equals(ByteBuffer.wrap(bytes, 0, length));
        }
    }

    /// Fills a chunk from another file; what that file lacks becomes zeros.
    ///
    /// @param from where in the other file the chunk's bytes begin
    /// @param scratch room for a chunk
    /// @return the digest of what then lies there
    Digest seed(int chunk, Blob base, long from, byte[] scratch) throws IOException {
        int length = plan.length(chunk);
        return held(chunk, (_, marks) -> {
            Slot slot = marks.read(chunk);
            if (!draft.takesChunks(marks)) {
                throw Failures.conflict(Failure.ConflictReason.DRAFT, null, null);
            }
            Digest[] digest = new Digest[1];
            write(chunk, marks, slot, data -> {
                long copied = data.copy(base, from, plan.offset(chunk), length);
                if (copied < length) {
                    data.write(ByteBuffer.allocate((int) (length - copied)), plan.offset(chunk) + copied);
                }
                read(data, chunk, scratch);
                digest[0] = Digests.chunk(scratch, 0, length);
            });
            marks.write(chunk, new Slot(digest[0], instance, length));
            return digest[0];
        });
    }

    /// Reads a chunk back, and settles its mark: one of an earlier run is confirmed, one that is not true
    /// is taken away.
    ///
    /// @param scratch gets the chunk's bytes; zeros where the data end
    void check(int chunk, byte[] scratch) throws IOException {
        int length = plan.length(chunk);
        held(chunk, (_, marks) -> {
            int read;
            try (Blob data = draft.folder().open(Draft.DATA)) {
                read = read(data, chunk, scratch);
            }
            Slot slot = marks.read(chunk);
            if (slot == null) {
                return false;
            }
            boolean sound = read == length && Digests.chunk(scratch, 0, length).equals(slot.digest());
            if (!sound) {
                marks.clear(chunk);
            } else if (slot.instance() != instance) {
                marks.write(chunk, new Slot(slot.digest(), instance, length));
            }
            return sound;
        });
    }

    /// The range, if the draft has all of it.
    ChunkRange checked(ChunkRange range) throws StorageException {
        if (range.end() > plan.count() || range.count() > Limits.SUMS) {
            throw Failures.badRequest("first", "the draft has no such chunks");
        }
        return range;
    }

    ChunkPlan plan() {
        return plan;
    }

    private interface Writing {
        void to(Blob data) throws IOException;
    }

    private void write(int chunk, Marks marks, @Nullable Slot slot, Writing writing) throws IOException {
        if (slot != null) {
            marks.clear(chunk);
        }
        try (Blob data = draft.folder().edit(Draft.DATA)) {
            writing.to(data);
        } catch (IOException problem) {
            throw Failures.of(
                    problem, "add", plan.length(chunk), draft.area().space().free());
        }
    }

    private int read(Blob data, int chunk, byte[] scratch) throws IOException {
        int length = plan.length(chunk);
        int read = data.read(ByteBuffer.wrap(scratch, 0, length), plan.offset(chunk));
        Arrays.fill(scratch, read, length, (byte) 0);
        return read;
    }

    private <T> T held(int chunk, Work<T> work) throws IOException {
        try (LockFile.Hold _ = draft.holdWriting();
                Marks marks = draft.marks()) {
            Lock slot = draft.gate().slot(chunk);
            slot.lock();
            try {
                return work.on(chunk, marks);
            } finally {
                slot.unlock();
            }
        }
    }
}

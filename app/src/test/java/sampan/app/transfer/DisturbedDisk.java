package sampan.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// This computer's disk, at which somebody does something else at a chosen moment, or which fails from then on.
/// Thread-safe; the moment is chosen before it is used.
final class DisturbedDisk implements LocalDisk {
    /// What somebody does. An exception is the disk's own failure.
    interface Deed {
        void done() throws IOException;
    }

    private final AtomicBoolean done = new AtomicBoolean();
    private @Nullable Deed deed;
    private boolean always;
    private long size;
    private long from;
    private boolean reading;

    /// Once, just before a file of this size is read from this offset on.
    void whenReading(long ofSize, long offset, Deed what) {
        reading = true;
        size = ofSize;
        from = offset;
        deed = what;
    }

    /// Each time a file of this size is read from this offset on.
    void wheneverReading(long ofSize, long offset, Deed what) {
        whenReading(ofSize, offset, what);
        always = true;
    }

    /// Once, just before something is written at this offset or beyond.
    ///
    /// @param bytes how much is written at once, or 0 if that does not matter
    void whenWriting(long offset, int bytes, Deed what) {
        reading = false;
        size = bytes;
        from = offset;
        deed = what;
    }

    /// Whether it has happened.
    boolean isDone() {
        return done.get();
    }

    @Override
    public int read(FileChannel file, ByteBuffer into, long at) throws IOException {
        if (reading && at >= from && file.size() == size) {
            disturb();
        }
        return REAL.read(file, into, at);
    }

    @Override
    public void write(FileChannel to, ByteBuffer bytes, long at) throws IOException {
        if (!reading && at >= from && (size == 0 || bytes.remaining() == size)) {
            disturb();
        }
        REAL.write(to, bytes, at);
    }

    @Override
    public void force(FileChannel file, boolean all) throws IOException {
        REAL.force(file, all);
    }

    private void disturb() throws IOException {
        Deed what = deed;
        if (what != null && (done.compareAndSet(false, true) || always)) {
            what.done();
        }
    }
}

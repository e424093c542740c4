package sampan.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.locks.LockSupport;

/// This computer's disk, as slow as one would be that carries so many bytes a second. Thread-safe.
final class SlowDisk implements LocalDisk {
    private final long perSecond;
    private long free = System.nanoTime();

    SlowDisk(long bytesPerSecond) {
        this.perSecond = bytesPerSecond;
    }

    @Override
    public int read(FileChannel from, ByteBuffer into, long at) throws IOException {
        int count = REAL.read(from, into, at);
        pass(count);
        return count;
    }

    @Override
    public void write(FileChannel to, ByteBuffer from, long at) throws IOException {
        pass(from.remaining());
        REAL.write(to, from, at);
    }

    @Override
    public void force(FileChannel file, boolean all) throws IOException {
        REAL.force(file, all);
    }

    private void pass(int bytes) {
        long due;
        synchronized (this) {
            free = Math.max(free, System.nanoTime()) + bytes * 1_000_000_000L / perSecond;
            due = free;
        }
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }
}

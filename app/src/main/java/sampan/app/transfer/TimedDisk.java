package sampan.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/// A disk that counts for how long files are opened and read; who writes is counted where it is done. Thread-safe.
final class TimedDisk implements LocalDisk {
    private final LocalDisk disk;
    private final LongAdder reading = new LongAdder();

    TimedDisk(LocalDisk disk) {
        this.disk = disk;
    }

    /// Nanoseconds of all threads together.
    long reading() {
        return reading.sum();
    }

    @Override
    public FileChannel open(Path file) throws IOException {
        long began = System.nanoTime();
        try {
            return disk.open(file);
        } finally {
            reading.add(System.nanoTime() - began);
        }
    }

    @Override
    public int read(FileChannel from, ByteBuffer into, long at) throws IOException {
        long began = System.nanoTime();
        try {
            return disk.read(from, into, at);
        } finally {
            reading.add(System.nanoTime() - began);
        }
    }

    @Override
    public void write(FileChannel to, ByteBuffer from, long at) throws IOException {
        disk.write(to, from, at);
    }

    @Override
    public void force(FileChannel file, boolean all) throws IOException {
        disk.force(file, all);
    }
}

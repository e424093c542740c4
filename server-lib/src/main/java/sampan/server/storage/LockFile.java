package sampan.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// A file of which processes lock single bytes, and the threads of this process too. A lock of the system
/// belongs to the whole process, can't be taken twice by it, and is lost when *any* channel on the file is
/// closed; so there is one channel for each file in the whole JVM, and a lock of the JVM in front of each
/// byte. Thread-safe; closed as often as it was opened.
final class LockFile implements Closeable {
    private static final Map<Key, LockFile> OPEN = new HashMap<>();
    private static final int SLOTS = 64;

    private final Key key;
    private final Map<Integer, Region> regions = new ConcurrentHashMap<>();
    private final Lock[] slots = new Lock[SLOTS];
    private final ReentrantLock opening = new ReentrantLock();
    private @Nullable FileChannel channel;
    private int users;

    private LockFile(Key key) {
        this.key = key;
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new ReentrantLock();
        }
    }

    private record Key(long device, long inode) {}

    /// A byte that is held; closing lets it go.
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /// Opens an existing file to lock.
    static LockFile open(Folder folder, String name) throws IOException {
        Stat there = folder.stat(name);
        LockFile file;
        // The disk is not asked in here, so that a stuck one stops nobody else.
        synchronized (OPEN) {
            file = OPEN.computeIfAbsent(new Key(there.device(), there.inode()), LockFile::new);
            file.users++;
        }
        try {
            file.openChannel(folder, name);
            return file;
        } catch (IOException | RuntimeException problem) {
            file.close();
            throw problem;
        }
    }

    /// Holds a byte together with others of this process, but no other process.
    Hold shared(int position) throws IOException {
        Region region = region(position);
        Lock lock = region.lock.readLock();
        lock.lock();
        return held(region, lock);
    }

    /// Holds a byte alone.
    Hold exclusive(int position) throws IOException {
        Region region = region(position);
        Lock lock = region.lock.writeLock();
        lock.lock();
        return held(region, lock);
    }

    /// Holds a byte alone, or returns null at once if somebody else does. Unlike the others it may be let
    /// go by another thread; a byte is held either in this way or in the others.
    @Nullable
    Hold tryExclusive(int position) throws IOException {
        Region region = region(position);
        return region.tryEnter(channel(), false) ? region::leave : null;
    }

    /// The same together with others that hold it in this way.
    @Nullable
    Hold tryShared(int position) throws IOException {
        Region region = region(position);
        return region.tryEnter(channel(), true) ? region::leave : null;
    }

    /// A lock among the threads of this process only.
    Lock slot(int number) {
        return slots[number % SLOTS];
    }

    @Override
    public void close() throws IOException {
        synchronized (OPEN) {
            users--;
        }
        opening.lock();
        try {
            // Closed before it is forgotten: a second channel must not be there when this one takes the
            // locks along.
            if (isUnused() && channel != null) {
                channel.close();
                channel = null;
            }
        } finally {
            opening.unlock();
        }
        synchronized (OPEN) {
            if (users == 0) {
                OPEN.remove(key, this);
            }
        }
    }

    private boolean isUnused() {
        synchronized (OPEN) {
            return users == 0;
        }
    }

    private void openChannel(Folder folder, String name) throws IOException {
        opening.lock();
        try {
            if (channel == null) {
                channel = folder.lockable(name);
            }
        } finally {
            opening.unlock();
        }
    }

    private FileChannel channel() {
        if (channel == null) {
            throw new IllegalStateException("not open");
        }
        return channel;
    }

    private Region region(int position) {
        return regions.computeIfAbsent(position, Region::new);
    }

    private Hold held(Region region, Lock lock) throws IOException {
        try {
            region.enter(channel());
        } catch (IOException | RuntimeException problem) {
            lock.unlock();
            throw problem;
        }
        return () -> release(region, lock);
    }

    private static void release(Region region, Lock lock) {
        try {
            region.leave();
        } finally {
            lock.unlock();
        }
    }

    /// One byte. The first of this process to come takes the system's lock, the last to go gives it back.
    private static final class Region {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        private final int position;
        private int holders;
        private @Nullable FileLock system;

        Region(int position) {
            this.position = position;
        }

        synchronized void enter(FileChannel channel) throws IOException {
            if (holders == 0) {
                try {
                    system = channel.lock(position, 1, false);
                } catch (IOException problem) {
                    // A file system without locks (some network ones) can't be served by two processes, but
                    // by one.
                    if (Errno.of(problem) != Errno.NOLCK && Errno.of(problem) != Errno.NOTSUP) {
                        throw problem;
                    }
                }
            }
            holders++;
        }

        synchronized boolean tryEnter(FileChannel channel, boolean shared) throws IOException {
            if (holders > 0) {
                boolean together = shared && system != null && system.isShared();
                holders += together ? 1 : 0;
                return together;
            }
            try {
                system = channel.tryLock(position, 1, shared);
            } catch (OverlappingFileLockException _) {
                return false;
            }
            holders = system == null ? 0 : 1;
            return system != null;
        }

        synchronized void leave() {
            holders--;
            FileLock held = system;
            if (holders == 0 && held != null) {
                system = null;
                try {
                    held.release();
                } catch (IOException _) {
                    // The channel is closed, and the lock went with it.
                }
            }
        }
    }
}

package sampan.server;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import sampan.transport.Deadline;
import sampan.transport.Readiness;

/// A line whose bytes are on the wire as they are.
final class PlainLine implements Line {
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(100);

    private final SocketChannel raw;
    private final @Nullable Readiness readiness;

    /// The first byte of what came while this waited; a blocking channel can't be asked without taking one.
    private final byte[] first = new byte[1];

    private boolean firstHeld;
    private boolean ended;
    private volatile long lastMoved = System.nanoTime();

    /// @param raw closed with it
    /// @param readiness waits for `raw` if that does not block, or null
    PlainLine(SocketChannel raw, @Nullable Readiness readiness) {
        this.raw = raw;
        this.readiness = readiness;
    }

    @Override
    public int readNow(ByteBuffer target) throws IOException {
        if (ended) {
            return -1;
        }
        int count = 0;
        if (firstHeld && target.hasRemaining()) {
            target.put(first);
            firstHeld = false;
            count = 1;
        }
        if (readiness == null && raw.socket().getInputStream().available() == 0) {
            return count;
        }
        int more = raw.read(target);
        ended = more < 0;
        if (more > 0) {
            lastMoved = System.nanoTime();
        }
        return ended && count == 0 ? -1 : count + Math.max(0, more);
    }

    @Override
    public boolean await(boolean input, long until) throws IOException {
        if (readiness != null) {
            return false;
        }
        if (!input) {
            rest(until);
            return true;
        }
        long wait = until == Speaker.NEVER ? 0 : TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime() + 999_999);
        if (until != Speaker.NEVER && wait <= 0) {
            return true;
        }
        raw.socket().setSoTimeout((int) Math.min(wait, Integer.MAX_VALUE));
        try {
            int count = raw.socket().getInputStream().read(first);
            ended = count < 0;
            firstHeld = count > 0;
            lastMoved = System.nanoTime();
        } catch (SocketTimeoutException _) {
            // its time has come
        }
        return true;
    }

    /// Nobody can tell who rests that the channel was closed, so it looks for itself now and then.
    private void rest(long until) {
        for (long left = until - System.nanoTime(); left > 0 && raw.isOpen(); left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, Math.min(left, GLANCE));
        }
    }

    @Override
    public void write(ByteBuffer... sources) throws IOException {
        for (ByteBuffer source : sources) {
            while (source.hasRemaining()) {
                if (raw.write(source) > 0) {
                    lastMoved = System.nanoTime();
                } else if (readiness != null) {
                    readiness.awaitWritable();
                }
            }
        }
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public long lastMoved() {
        return lastMoved;
    }

    /// Says the end and waits a moment for the visitor's, so that what was said last is not lost with bytes that nobody
    /// reads.
    @Override
    public boolean isWorn() {
        return false;
    }

    @Override
    public void close() {
        try (Deadline _ = Deadline.of(FAREWELL, raw)) {
            raw.shutdownOutput();
            ByteBuffer rest = ByteBuffer.allocate(1_024);
            for (int count = raw.read(rest); count >= 0; count = raw.read(rest.clear())) {
                if (count == 0 && readiness != null) {
                    readiness.awaitReadable();
                }
            }
        } catch (IOException _) {
            // it is gone already, or did not listen in time
        } finally {
            abort();
        }
    }

    @Override
    public void abort() {
        try {
            raw.close();
        } catch (IOException _) {
            // it is gone, which is all that was wanted
        }
    }
}

package sampan.app.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;
import sampan.transport.TlsContext;

/// Many visitors of one host, each on a virtual thread while it does something. Used by one thread; closed by whoever
/// let it in.
final class Crowd implements AutoCloseable {
    /// So many come in at once: fewer handshakes than a host takes on.
    private static final int AT_ONCE = 16;

    /// How much longer than it was to work a crowd may take for its last answers.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<BenchVisitor> visitors;

    private Crowd(List<BenchVisitor> visitors) {
        this.visitors = visitors;
    }

    /// Lets this many in.
    ///
    /// @throws IOException when one is not let in; then nobody stays
    static Crowd enter(ShareLink link, int many) throws IOException, InterruptedException {
        TlsContext tls = TlsContext.of(DeviceIdentity.inMemory());
        var buffers = new BenchBuffers();
        Queue<BenchVisitor> in = new ConcurrentLinkedQueue<>();
        var left = new AtomicInteger(many);
        IOException failed = together(AT_ONCE, () -> {
            while (left.getAndDecrement() > 0) {
                in.add(BenchVisitor.enter(link, tls, buffers));
            }
        });
        var crowd = new Crowd(List.copyOf(in));
        if (failed != null) {
            crowd.close();
            throw failed;
        }
        return crowd;
    }

    /// What the host said to one of them.
    Reply.Welcome welcome() {
        return visitors.getFirst().welcome();
    }

    /// What all of them did together.
    ///
    /// @param nanos until the last had its answer
    record Done(long nanos, long bytes, Latencies latencies) {}

    /// Has each of them ask for this again and again, for that long.
    ///
    /// @throws LateException when some had no answer long after that; then all of them are cut off
    /// @throws IOException when a request failed
    Done work(RemotePath file, Duration time) throws IOException, InterruptedException {
        var request = new Request.Get(file, 0, Limits.CHUNK, null);
        var latencies = new Latencies();
        var bytes = new AtomicLong();
        var next = new AtomicInteger();
        long began = System.nanoTime();
        long end = began + time.toNanos();
        Duration most = time.plus(PATIENCE);
        IOException failed = together(visitors.size(), most, this::cutOff, () -> {
            BenchVisitor visitor = visitors.get(next.getAndIncrement());
            do {
                long asked = System.nanoTime();
                bytes.addAndGet(visitor.ask(request).bytes());
                latencies.add(System.nanoTime() - asked);
            } while (System.nanoTime() - end < 0);
        });
        if (failed != null) {
            throw failed;
        }
        return new Done(System.nanoTime() - began, bytes.get(), latencies);
    }

    /// Something that may fail.
    private interface Doing {
        void run() throws IOException;
    }

    /// Not all of a crowd were answered.
    static final class LateException extends IOException {
        private static final long serialVersionUID = 1;

        LateException(Duration most) {
            super("not answered within " + most.toSeconds() + " s");
        }
    }

    private void cutOff() {
        visitors.forEach(BenchVisitor::cutOff);
    }

    /// Does it as often at once, and waits for the end of all.
    ///
    /// @return what failed first, or null
    private static @Nullable IOException together(int times, Doing doing) throws InterruptedException {
        return together(times, Duration.ofDays(1), () -> {}, doing);
    }

    /// @param end makes all of them end; called after `most`
    private static @Nullable IOException together(int times, Duration most, Runnable end, Doing doing)
            throws InterruptedException {
        var failed = new AtomicReference<@Nullable IOException>();
        var running = new CountDownLatch(times);
        for (int i = 0; i < times; i++) {
            Thread.ofVirtual().name("bench-visitor").start(() -> {
                try {
                    doing.run();
                } catch (IOException e) {
                    failed.compareAndSet(null, e);
                } catch (RuntimeException | Error e) {
                    failed.compareAndSet(null, new IOException(e));
                } finally {
                    running.countDown();
                }
            });
        }
        if (!running.await(most.toNanos(), TimeUnit.NANOSECONDS)) {
            failed.set(new LateException(most));
            end.run();
            running.await();
        }
        return failed.get();
    }

    @Override
    public void close() {
        var next = new AtomicInteger();
        try {
            var _ = together(AT_ONCE, () -> {
                for (int i = next.getAndIncrement(); i < visitors.size(); i = next.getAndIncrement()) {
                    visitors.get(i).close();
                }
            });
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

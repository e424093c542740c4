package sampan.app.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import sampan.app.client.ChunkBuffer;
import sampan.app.client.Link;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Measures the path to a host without disks: `probe` in both directions, over one link or several. Used by one
/// thread; the visit is the caller's.
public final class LinkSpeeds {
    /// Bodies on their way on each link: while one is answered, the next is already there.
    private static final int AHEAD = 2;

    private static final int PINGS = 20;

    private final Visit visit;

    /// The path of this visit.
    public LinkSpeeds(Visit visit) {
        this.visit = visit;
    }

    /// How many links the host finds useful.
    public int connections() {
        return visit.welcome().limits().connections();
    }

    /// The time of a question and its answer, the median of twenty, nanoseconds.
    public long roundTrip() throws LinkException {
        long[] nanos = new long[PINGS];
        visit.call(new Request.Ping());
        for (int i = 0; i < PINGS; i++) {
            long start = System.nanoTime();
            visit.call(new Request.Ping());
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[PINGS / 2];
    }

    /// Bytes a second that come from the host.
    ///
    /// @param connections over so many links at once
    /// @param time for about so long
    public long down(int connections, Duration time) throws LinkException, InterruptedException {
        return measure(
                connections, time, link -> link.fetch(new Request.Probe(Limits.PROBE_BYTES), ChunkBuffer::release));
    }

    /// Bytes a second that go to the host.
    ///
    /// @param connections over so many links at once
    /// @param time for about so long
    public long up(int connections, Duration time) throws LinkException, InterruptedException {
        return measure(connections, time, link -> link.send(new Request.Probe(0), chunk -> chunk.length));
    }

    /// Has 16 MiB go one way.
    private interface Probing {
        CompletableFuture<Reply.Probed> on(Link link) throws LinkException;
    }

    private long measure(int connections, Duration time, Probing probing) throws LinkException, InterruptedException {
        List<Link> links = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                links.add(visit.transferLink());
            }
            AtomicLong bytes = new AtomicLong();
            ConcurrentLinkedQueue<LinkException> failures = new ConcurrentLinkedQueue<>();
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Thread> threads = new ArrayList<>();
            for (Link link : links) {
                threads.add(Thread.ofPlatform().daemon().name("bench-link").start(() -> {
                    try {
                        work(link, probing, end, bytes);
                    } catch (LinkException e) {
                        failures.add(e);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            LinkException failure = failures.peek();
            if (failure != null) {
                throw failure;
            }
            return Math.round(bytes.get() * 1e9 / (System.nanoTime() - start));
        } finally {
            links.forEach(visit::release);
        }
    }

    private static void work(Link link, Probing probing, long end, AtomicLong bytes) throws LinkException {
        List<CompletableFuture<Reply.Probed>> open = new ArrayList<>();
        while (System.nanoTime() - end < 0) {
            open.add(probing.on(link));
            link.flush();
            if (open.size() == AHEAD) {
                await(open.removeFirst(), bytes);
            }
        }
        for (CompletableFuture<Reply.Probed> one : open) {
            await(one, bytes);
        }
    }

    private static void await(CompletableFuture<Reply.Probed> one, AtomicLong bytes) throws LinkException {
        try {
            one.join();
            bytes.addAndGet(Limits.PROBE_BYTES);
        } catch (CompletionException e) {
            if (e.getCause() instanceof LinkException known) {
                throw known;
            }
            throw e;
        }
    }
}

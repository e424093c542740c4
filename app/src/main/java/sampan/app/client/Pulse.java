package sampan.app.client;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/// Watches over the links of a visit: gives up those on which nothing moves though something is owed, and says now
/// and then on the quiet ones that somebody is still there. One thread, from [#start] to [#end].
final class Pulse {
    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(500);

    private final LinkTimes times;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile LongConsumer besides = _ -> {};

    Pulse(LinkTimes times) {
        this.times = times;
    }

    void start() {
        LinkThreads.start("link-pulse", this::run);
    }

    void add(Link link) {
        links.add(link);
    }

    /// Something else that is done at each beat, with the time by `System.nanoTime()`.
    void alsoBeat(LongConsumer what) {
        besides = what;
    }

    private void run() {
        while (!awaitBeat()) {
            besides.accept(System.nanoTime());
            for (Link link : List.copyOf(links)) {
                if (link.isOpen()) {
                    link.beat(System.nanoTime(), times);
                } else {
                    links.remove(link);
                }
            }
        }
    }

    private boolean awaitBeat() {
        try {
            return ended.await(BEAT, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    void end() {
        ended.countDown();
    }

    static boolean isPast(long now, long since, Duration patience) {
        return now - since > patience.toNanos();
    }
}

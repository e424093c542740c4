package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Kills one side of a crossing at seeded moments, looks at what lies there, starts it again, and sees the tree arrive.
/// A moment is a number of bytes that have passed, and sometimes a little later than that, so that the steps after the
/// last byte are met too. Used by one thread.
final class Kills implements AutoCloseable {
    /// How often a moment is drawn that turns out to be too late.
    private static final int DRAWS = 10;

    /// What is not content: TLS, frames, requests, listings and digests.
    private static final double OVERHEAD = 0.005;

    private static final long SLACK = 256 * 1024;

    /// How many chunks a connection has sent that were not answered.
    private static final int UNANSWERED = 8;

    private final Side killed;
    private final Way way;
    private final Crossing crossing;
    private final long payload;
    private final long clean;

    /// Carries the tree once without trouble, to know what passes then.
    Kills(Side killed, Way way, Path folder) throws IOException {
        this.killed = killed;
        this.way = way;
        this.crossing = new Crossing(way, folder);
        this.payload = crossing.source().bytes();
        try (Sampan visitor = crossing.visitor("clean")) {
            assertThat(visitor.exit()).as(visitor.err()).isZero();
        }
        crossing.relay().awaitQuiet();
        crossing.assertArrived("clean");
        this.clean = crossing.relay().passed();
        assertThat(clean).isGreaterThan(payload);
    }

    /// One kill in the middle, and what came of it.
    ///
    /// @param drawn how many moments were drawn until one was in the middle
    /// @param partial what lay under a real name and was not whole
    /// @param twice bytes that passed in both runs together beyond those of an undisturbed one
    /// @param allowed how many bytes may pass twice
    /// @param again bytes that passed though the receiver had them safe, finished or marked
    record Outcome(int drawn, List<String> partial, long twice, long allowed, long again) {
        /// Whether it is as it should be.
        boolean isRight() {
            return partial.isEmpty() && twice <= allowed && again == 0;
        }
    }

    /// How many bytes may pass twice. Each connection had one chunk that was not whole yet, or not written; only what a
    /// host was being sent, and had not answered, is more.
    ///
    /// @param carriers how many connections had content on them when it was killed
    private long allowed(int carriers) {
        boolean unanswered = killed == Side.HOST && way == Way.PUT;
        return (long) carriers * (unanswered ? UNANSWERED : 1) * Tree.CHUNK + SLACK;
    }

    /// Draws moments until one is in the middle.
    ///
    /// @param number no two kills have the same
    Outcome kill(int number) throws IOException {
        // Of neighbouring seeds the first numbers of a plain Random are alike.
        SplittableRandom random = new SplittableRandom((killed + " " + way + " " + number).hashCode());
        for (int draw = 1; draw <= DRAWS; draw++) {
            long after = (long) (random.nextDouble() * clean);
            long delay = random.nextInt(4) == 0 ? random.nextLong(TimeUnit.MILLISECONDS.toNanos(60)) : 0;
            Outcome outcome = kill(draw, number + "-" + draw, after, delay);
            if (outcome != null) {
                return outcome;
            }
        }
        throw new AssertionError("no moment in the middle in " + DRAWS + " draws");
    }

    /// One kill, or null if it was not in the middle: everything had arrived.
    private @Nullable Outcome kill(int drawn, String place, long after, long delay) throws IOException {
        Relay relay = crossing.relay();
        long before = relay.passed();
        int carriersBefore = relay.carriers();
        try (Sampan visitor = crossing.visitor(place)) {
            boolean struck = strike(killed == Side.HOST ? crossing.host() : visitor, visitor, after, delay);
            relay.awaitQuiet();
            Tree target = crossing.target(place);
            int carriers = Math.max(1, relay.carriers() - carriersBefore);
            boolean middle = struck && !target.isLike(crossing.source());
            List<String> partial = target.partial(crossing.source());
            long held = crossing.held(place);
            long first = relay.passed() - before;
            if (struck && killed == Side.HOST) {
                crossing.restartHost();
            }
            long carried = finish(visitor, place);
            relay.awaitQuiet();
            long second = relay.passed() - before - first;
            crossing.assertArrived(place);
            crossing.clear(place);
            long twice = Math.max(first + second, carried) - clean;
            return middle
                    ? new Outcome(drawn, partial, Math.max(0, twice), allowed(carriers), excess(second, payload - held))
                    : null;
        }
    }

    /// Kills the victim when it is time.
    ///
    /// @return whether it still lived then
    private boolean strike(Sampan victim, Sampan visitor, long after, long delay) {
        CountDownLatch struck = new CountDownLatch(1);
        Runnable strike = () -> {
            if (killed == Side.HOST) {
                crossing.relay().shut();
            }
            victim.kill();
            struck.countDown();
        };
        crossing.relay()
                .after(
                        after,
                        delay == 0
                                ? strike
                                : () -> Thread.ofVirtual().start(() -> {
                                    Moments.pass(delay);
                                    strike.run();
                                }));
        Moments.until(() -> struck.getCount() == 0 || !visitor.isAlive());
        if (crossing.relay().disarm()) {
            return false;
        }
        Moments.until(() -> struck.getCount() == 0);
        int exit = victim.exit();
        assertThat(exit).as(victim.err()).isIn(Sampan.KILLED, 0);
        return exit == Sampan.KILLED;
    }

    /// Sees the visitor finish, or another one where that was killed.
    ///
    /// @return what it says that it sent or received
    private long finish(Sampan visitor, String place) throws IOException {
        if (killed == Side.HOST) {
            return finished(visitor);
        }
        try (Sampan again = crossing.visitor(place)) {
            return finished(again);
        }
    }

    private long finished(Sampan visitor) {
        assertThat(visitor.exit()).as(visitor.err()).isZero();
        assertThat(visitor.summary("failed")).isZero();
        return visitor.summary(way == Way.GET ? "received" : "sent");
    }

    /// How many bytes more passed than this content needs.
    private static long excess(long passed, long content) {
        return Math.max(0, passed - content - (long) (content * OVERHEAD) - SLACK);
    }

    @Override
    public void close() {
        crossing.close();
    }
}

package sampan.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/// Which connections may stay while nobody knows yet who they are, and how many once somebody does. Accepting goes on
/// at every limit: the newest comes in and the oldest of those that are still strangers goes, so that a flood of silent
/// connections costs a visitor who knows where to go nothing. Free for any thread; never waits.
final class Admission {
    /// A connection, as far as this class knows it.
    interface Stranger {
        /// Where it comes from.
        Source source();
    }

    /// A handshake takes a few hundredths of a second; one that has had this long makes room for another.
    private static final long LONG = Duration.ofSeconds(1).toNanos();

    private final ServerLimits limits;
    private final LongSupplier nanos;
    private final Set<Stranger> strangers = new LinkedHashSet<>();
    private final Map<Stranger, Long> shaking = new LinkedHashMap<>();
    private final Set<Stranger> members = new HashSet<>();

    /// @param nanos the time, as `System.nanoTime()` has it
    Admission(ServerLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    /// One more connection came.
    ///
    /// @return those that must go for it; they are no longer counted
    synchronized List<Stranger> enter(Stranger one) {
        List<Stranger> leaving = new ArrayList<>();
        if (!one.source().local()) {
            List<Stranger> neighbours = strangers.stream()
                    .filter(s -> s.source().equals(one.source()))
                    .toList();
            if (neighbours.size() >= limits.strangersPerSource()) {
                leaving.add(neighbours.getFirst());
            }
        }
        leaving.forEach(this::leave);
        if (strangers.size() >= limits.strangers()) {
            leaving.add(leave(strangers.iterator().next()));
        }
        long now = nanos.getAsLong();
        if (shaking.size() >= limits.handshakes()) {
            var oldest = shaking.entrySet().iterator().next();
            if (now - oldest.getValue() > LONG) {
                leaving.add(leave(oldest.getKey()));
            }
        }
        strangers.add(one);
        shaking.put(one, now);
        return leaving;
    }

    /// Its handshake is over.
    synchronized void handshaken(Stranger one) {
        shaking.remove(one);
    }

    /// It was let in, if there is room for one more.
    ///
    /// @return false if there is none, or it had to go meanwhile
    synchronized boolean join(Stranger one) {
        if (members.size() >= limits.members() || !strangers.remove(one)) {
            return false;
        }
        shaking.remove(one);
        return members.add(one);
    }

    /// It ended, or must.
    synchronized Stranger leave(Stranger one) {
        strangers.remove(one);
        shaking.remove(one);
        members.remove(one);
        return one;
    }

    /// How many are strangers now.
    synchronized int strangers() {
        return strangers.size();
    }

    /// How many were let in and are there now.
    synchronized int members() {
        return members.size();
    }
}

package sampan.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Sources that keep knocking with what is no key: after a few faults their connections are closed as they come, for a
/// second first and for ten minutes at last. This computer itself is exempt. Free for any thread.
final class Penalties {
    /// Faults that cost nothing: somebody mistyped, or a scanner passed by.
    private static final int FREE = 5;

    private static final int SOURCES_KEPT = 1_024;
    private static final long FIRST = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofMinutes(10).toNanos();

    private record Fault(int count, long last, long until) {}

    private final LongSupplier nanos;
    private final Map<Source, Fault> faults = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Fault> eldest) {
            return size() > SOURCES_KEPT;
        }
    };

    /// @param nanos a clock as `System.nanoTime`
    Penalties(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Whether nothing from this source is to be looked at now.
    synchronized boolean refuse(Source source) {
        Fault fault = faults.get(source);
        return fault != null && fault.count() > FREE && nanos.getAsLong() - fault.until() < 0;
    }

    /// It tried something that no honest visitor does often.
    synchronized void fault(Source source) {
        if (source.local()) {
            return;
        }
        long now = nanos.getAsLong();
        Fault before = faults.get(source);
        int count = before == null || now - before.last() > LONGEST ? 1 : before.count() + 1;
        int doubled = Math.clamp(count - FREE - 1L, 0, 20);
        faults.put(source, new Fault(count, now, now + Math.min(LONGEST, FIRST << doubled)));
    }

    /// A visitor from there was let in.
    synchronized void pardon(Source source) {
        faults.remove(source);
    }
}

package sampan.protocol.classic;

import java.util.PriorityQueue;

/// Time that jumps to whatever happens next, so that a test of minutes takes none.
final class Clock {
    static final long MS = 1_000_000;

    private record Task(long time, long order, Runnable what) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return time == other.time ? Long.compare(order, other.order) : Long.compare(time - other.time, 0);
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long order;

    /// Nearly as far as a clock of 64 bits goes before it begins again, as `System.nanoTime` may.
    private long now = Long.MAX_VALUE - 50 * MS;

    long now() {
        return now;
    }

    void after(long nanos, Runnable what) {
        tasks.add(new Task(now + nanos, order++, what));
    }

    /// Lets everything happen that is planned within so much time.
    void run(long nanos) {
        long end = now + nanos;
        for (int steps = 0; !tasks.isEmpty() && tasks.element().time - end <= 0; steps++) {
            if (steps == 20_000_000) {
                throw new AssertionError("time stands still");
            }
            Task task = tasks.remove();
            now = task.time;
            task.what.run();
        }
        now = end;
    }
}

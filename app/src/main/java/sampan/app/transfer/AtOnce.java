package sampan.app.transfer;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How many things of one transfer are carried at once. It begins with as many as this computer has processors, for
/// more would only get into each other's way; where it then waits for the network or a disk, with all that are allowed.
/// A disk may turn out to be faster with one thing at a time, as those with moving heads are: that is found out by
/// trying, once in a while. Thread-safe.
final class AtOnce {
    private static final long WATCHED = TimeUnit.SECONDS.toNanos(4);

    /// After a change, what was under way goes on for a moment as before.
    private static final long A_MOMENT = TimeUnit.SECONDS.toNanos(1);

    /// So much faster one at a time has to be.
    private static final double GAIN = 1.1;

    private static final long NEXT_TRY = TimeUnit.MINUTES.toNanos(2);

    private enum Stage {
        /// All at once, and a disk limits: its speed is measured.
        WATCHING,
        /// One at a time, from a moment ago.
        SETTLING,
        /// One at a time, and its speed is measured.
        TRYING,
        /// It was decided, for a time.
        DECIDED
    }

    private final int few;
    private Stage stage = Stage.WATCHING;
    private boolean wide;
    private boolean one;
    private long since;
    private long bytesThen;
    private double all;
    private boolean begun;

    AtOnce() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /// @param processors of this computer
    AtOnce(int processors) {
        few = Math.max(2, processors);
    }

    /// Most connections now; 1 or more.
    synchronized int most() {
        return one ? 1 : wide ? Integer.MAX_VALUE : few;
    }

    /// Whether things go one at a time.
    synchronized boolean isOne() {
        return one;
    }

    /// Looks at how it goes; to be called about each second.
    ///
    /// @param now by [System#nanoTime]
    /// @param bytes content bytes carried so far
    /// @param by what limits it lately
    /// @return whether the number has changed
    synchronized boolean look(long now, long bytes, @Nullable Bottleneck by) {
        if (!begun) {
            begin(Stage.WATCHING, now, bytes);
            begun = true;
        }
        int before = most();
        boolean disk = by == Bottleneck.OWN_DISK || by == Bottleneck.THEIR_DISK;
        wide |= disk || by == Bottleneck.NETWORK;
        switch (stage) {
            case WATCHING -> watch(now, bytes, disk);
            case SETTLING -> {
                if (now - since >= A_MOMENT) {
                    begin(Stage.TRYING, now, bytes);
                }
            }
            case TRYING -> judge(now, bytes);
            case DECIDED -> {
                if (now - since >= NEXT_TRY) {
                    one = false;
                    begin(Stage.WATCHING, now, bytes);
                }
            }
        }
        return most() != before;
    }

    private void watch(long now, long bytes, boolean disk) {
        if (!disk) {
            begin(Stage.WATCHING, now, bytes);
        } else if (now - since >= WATCHED) {
            all = speed(now, bytes);
            one = true;
            begin(Stage.SETTLING, now, bytes);
        }
    }

    private void judge(long now, long bytes) {
        if (now - since >= WATCHED) {
            one = speed(now, bytes) > GAIN * all;
            begin(Stage.DECIDED, now, bytes);
        }
    }

    private void begin(Stage next, long now, long bytes) {
        stage = next;
        since = now;
        bytesThen = bytes;
    }

    private double speed(long now, long bytes) {
        return (double) (bytes - bytesThen) / (now - since);
    }
}

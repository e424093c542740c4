package sampan.server;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Where the time of a connection goes, so that a visitor can be told what makes its transfer slow. Used by the
/// connection's own turn.
final class TimeSpent {
    private final LongSupplier writing;
    private final long began = System.nanoTime();
    private long onDisk;
    private long resting;
    private long restsSince;
    private boolean rests;

    /// @param writing for how long it has waited for the visitor to take what is sent, nanoseconds
    TimeSpent(LongSupplier writing) {
        this.writing = writing;
    }

    /// It has waited for a disk.
    void waitedForDisk(long nanos) {
        onDisk += nanos;
    }

    /// From now on it waits for what the visitor says.
    void rests() {
        restsSince = System.nanoTime();
        rests = true;
    }

    /// The visitor has said something.
    void resumes() {
        if (rests) {
            resting += System.nanoTime() - restsSince;
            rests = false;
        }
    }

    /// For how long it has waited for disks, microseconds.
    long disk() {
        return TimeUnit.NANOSECONDS.toMicros(onDisk);
    }

    /// For how long it has waited neither for disks nor for the visitor, microseconds.
    long work() {
        long all = System.nanoTime() - began;
        return TimeUnit.NANOSECONDS.toMicros(Math.max(0, all - onDisk - resting - writing.getAsLong()));
    }
}

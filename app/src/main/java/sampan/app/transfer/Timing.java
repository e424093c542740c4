package sampan.app.transfer;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Where the time of one transfer goes, and so what limits it. Every part of the way has a share of the time: of its
/// workers' while they had links, or of the clock's where other threads do it meanwhile. The greatest share limits.
///
/// While this side waits for the network it may as well wait for the host, so what the host says that it did meanwhile
/// is taken off. Thread-safe.
final class Timing {
    /// Less time than this says nothing.
    private static final long SOME = TimeUnit.SECONDS.toNanos(1);

    /// What it was lately is found out so often.
    private static final long LATELY = TimeUnit.SECONDS.toNanos(3);

    /// Where no share is greater, nothing limits: people were asked, or others had their turn.
    private static final double GREAT = 0.2;

    private final Direction direction;
    private final TimedDisk disk;
    private final BusyClock writing = new BusyClock();
    private final BusyClock program = new BusyClock();
    private final BusyClock linked = new BusyClock();
    private final Moment beginning;
    private Moment latest;
    private @Nullable Bottleneck lately;

    /// What was counted until a moment.
    ///
    /// @param at the moment, by [System#nanoTime]
    /// @param reading how long files were read
    /// @param writing how long files were written
    /// @param program how long a stream was waited for
    /// @param linked how long there was a link
    /// @param lanes where the lanes' time went
    private record Moment(long at, long reading, long writing, long program, long linked, LaneTime lanes) {}

    /// @param disk this computer's
    Timing(Direction direction, LocalDisk disk) {
        this.direction = direction;
        this.disk = new TimedDisk(disk);
        this.beginning = now(LaneTime.NONE);
        this.latest = beginning;
    }

    /// This computer's disk, timed.
    LocalDisk disk() {
        return disk;
    }

    /// Runs while somebody writes files.
    BusyClock writing() {
        return writing;
    }

    /// Runs while a stream is waited for.
    BusyClock program() {
        return program;
    }

    /// Runs while there is a link.
    BusyClock linked() {
        return linked;
    }

    /// What limited it in the last seconds, or null if nothing did, or it has only begun.
    synchronized @Nullable Bottleneck lately(LaneTime lanes) {
        Moment now = now(lanes);
        long least = latest.equals(beginning) ? SOME : LATELY;
        if (now.at() - latest.at() >= least) {
            lately = between(latest, now);
            latest = now;
        }
        return lately;
    }

    /// What limited it in all, or null if nothing did, or it was over soon.
    @Nullable
    Bottleneck overall(LaneTime lanes) {
        Moment now = now(lanes);
        return now.at() - beginning.at() < SOME ? null : between(beginning, now);
    }

    private Moment now(LaneTime lanes) {
        return new Moment(System.nanoTime(), disk.reading(), writing.nanos(), program.nanos(), linked.nanos(), lanes);
    }

    private @Nullable Bottleneck between(Moment from, Moment to) {
        Map<Bottleneck, Double> shares = shares(from, to);
        Bottleneck greatest = null;
        double most = GREAT;
        for (Map.Entry<Bottleneck, Double> each : shares.entrySet()) {
            if (each.getValue() > most) {
                greatest = each.getKey();
                most = each.getValue();
            }
        }
        return greatest;
    }

    private Map<Bottleneck, Double> shares(Moment from, Moment to) {
        double clock = to.at() - from.at();
        LaneTime lanes = to.lanes().since(from.lanes());
        double work = lanes.open() == 0 ? 0 : (to.linked() - from.linked()) / clock / lanes.open();
        boolean sends = direction == Direction.UPLOAD;
        long reading = to.reading() - from.reading();
        // A request whose body is still being read here is owed an answer already.
        long own = sends ? reading + lanes.link().working() + lanes.link().pacing() : 0;
        double blocked = work * Math.max(0, lanes.link().receiving() - own);
        double theirs = work * (lanes.link().hostDisk() + lanes.link().hostWork());
        Map<Bottleneck, Double> shares = new EnumMap<>(Bottleneck.class);
        shares.put(Bottleneck.OWN_DISK, sends ? work * reading : (to.writing() - from.writing()) / clock);
        shares.put(Bottleneck.THEIR_DISK, work * lanes.link().hostDisk());
        shares.put(Bottleneck.NETWORK, Math.max(0, blocked - theirs));
        shares.put(Bottleneck.OWN_PROCESSOR, work * lanes.link().working());
        shares.put(Bottleneck.THEIR_PROCESSOR, work * lanes.link().hostWork());
        shares.put(Bottleneck.OWN_PROGRAM, (to.program() - from.program()) / clock);
        shares.put(Bottleneck.LIMIT, work * lanes.link().pacing());
        return shares;
    }
}

package sampan.app.transfer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import sampan.app.client.Link;
import sampan.app.client.LinkException;
import sampan.app.client.Pacer;
import sampan.app.client.Visit;

/// The links that one transfer uses at the moment, and the bytes that all of them carried. Thread-safe.
final class Lanes {
    private final Visit visit;
    private final Consumer<Throwable> broke;
    private final Pacer pacer;
    private final BusyClock linked;
    private final Budget budget;
    private final Set<Lane> open = new HashSet<>();
    private boolean aborted;
    private long sent;
    private long received;
    private LaneTime time = LaneTime.NONE;

    /// @param broke told when an answer's own code fails
    /// @param pacer says how fast the links may be
    /// @param linked runs while there is a lane
    /// @param budget bounds what is asked for on all of them
    Lanes(Visit visit, Consumer<Throwable> broke, Pacer pacer, BusyClock linked, Budget budget) {
        this.budget = budget;
        this.linked = linked;
        this.visit = visit;
        this.pacer = pacer;
        this.broke = broke;
    }

    /// A lane on an idle link or on a new one.
    Lane open() throws LinkException {
        Link link = visit.transferLink();
        link.pace(pacer);
        Lane lane = new Lane(link, broke, budget);
        synchronized (this) {
            if (!aborted) {
                open.add(lane);
                linked.begin();
                return lane;
            }
        }
        link.abort();
        return lane;
    }

    /// Gives a lane's link back.
    void close(Lane lane) {
        synchronized (this) {
            if (open.remove(lane)) {
                sent += lane.sent();
                received += lane.received();
                time = time.plus(lane.time());
                linked.end();
            }
        }
        lane.link().pace(Pacer.NONE);
        visit.release(lane.link());
    }

    /// Cuts every link, now and from now on: whoever waits for an answer gets a failure instead.
    void abort() {
        List<Lane> all;
        synchronized (this) {
            aborted = true;
            all = List.copyOf(open);
        }
        all.forEach(lane -> lane.link().abort());
    }

    synchronized long sent() {
        return sent + open.stream().mapToLong(Lane::sent).sum();
    }

    synchronized long received() {
        return received + open.stream().mapToLong(Lane::received).sum();
    }

    /// Where the time of all of them went, those that are closed included.
    synchronized LaneTime time() {
        LaneTime all = time;
        for (Lane lane : open) {
            all = all.plus(lane.time());
        }
        return all;
    }
}

package sampan.app.transfer;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;

/// Works through a queue with as many links as are useful and allowed: sends a worker with each, lets one go
/// that is in the way of another transfer, and makes lost links again with patience.
final class Crew {
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);
    /// How often a host is asked where its time goes.
    private static final long ASK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Voyage voyage;
    private final WorkQueue queue;
    private final LinkShares shares;

    // Used by the transfer's own thread.
    private long looked = System.nanoTime();

    // Guarded by this.
    private int workers;
    private int starting;
    private int width;
    private int losses;
    private long finishedAtLoss;
    private long notBefore = System.nanoTime();

    Crew(Voyage voyage, WorkQueue queue) {
        this.voyage = voyage;
        this.queue = queue;
        this.shares = voyage.shares();
        this.width = shares.most();
    }

    /// Returns when the queue is over and no worker is left. Called once, by the transfer's own thread.
    void run() {
        shares.want(queue, voyage.atOnce().most());
        shares.enter(queue);
        try {
            while (true) {
                long seen = queue.changes();
                if (queue.isOver() && noWorkers()) {
                    return;
                }
                long wait = queue.isOver() ? LONG_NANOS : sendWorkers();
                lookAtTheDisks();
                queue.await(seen, Math.min(wait, LOOK_NANOS));
            }
        } finally {
            shares.leave(queue);
        }
    }

    private void lookAtTheDisks() {
        long now = System.nanoTime();
        if (now - looked < LOOK_NANOS) {
            return;
        }
        looked = now;
        Bottleneck by = voyage.timing().lately(voyage.lanes().time());
        if (voyage.atOnce().look(now, voyage.ledger().bytesDone(), by)) {
            shares.want(queue, voyage.atOnce().most());
        }
    }

    private synchronized boolean noWorkers() {
        return workers == 0;
    }

    /// Sends workers where there is work; returns how long to wait for more.
    private synchronized long sendWorkers() {
        int wanted = queue.width() - starting;
        while (wanted-- > 0 && workers < width) {
            long pause = notBefore - System.nanoTime();
            if (pause > 0) {
                return pause;
            }
            if (!shares.tryTake(queue)) {
                break;
            }
            workers++;
            starting++;
            voyage.threads().run("transfer-worker", this::work);
        }
        return LONG_NANOS;
    }

    private void work() {
        Lane lane = null;
        try {
            lane = voyage.lanes().open();
            started();
            work(lane);
        } catch (LinkException e) {
            lost(e, lane == null);
        } catch (RuntimeException | Error e) {
            queue.stop(new IOException(e));
        } finally {
            ended(lane);
        }
    }

    private void work(Lane lane) throws LinkException {
        while (!shares.isSurplus(queue)) {
            Piece piece = queue.poll();
            if (piece == null) {
                lane.flush();
                piece = queue.take(IDLE_NANOS);
            }
            if (piece == null) {
                break;
            }
            piece.run(lane);
            lane.askTime(ASK_NANOS);
        }
        lane.askTime(ASK_NANOS / 4);
        lane.drain();
    }

    private void started() {
        synchronized (this) {
            starting--;
        }
        voyage.links().found();
    }

    private void ended(@Nullable Lane lane) {
        synchronized (this) {
            workers--;
            if (lane == null) {
                starting--;
            }
        }
        if (lane != null) {
            voyage.lanes().close(lane);
        }
        shares.giveBack(queue);
        queue.wake();
    }

    private void lost(LinkException e, boolean atStart) {
        if (isHopeless(e)) {
            queue.stop(e);
            return;
        }
        boolean over;
        boolean alone;
        synchronized (this) {
            alone = workers == 1;
            if (atStart && !alone) {
                // The others go on; this host, or what lies between, wants no more links than these.
                width = Math.max(1, workers - 1);
                return;
            }
            long now = System.nanoTime();
            if (queue.finished() != finishedAtLoss) {
                losses = 0;
            } else if (now - notBefore < 0) {
                return;
            }
            finishedAtLoss = queue.finished();
            losses++;
            notBefore = now + voyage.retries().pauseNanos(losses);
            over = losses > voyage.retries().tries();
        }
        if (over) {
            queue.stop(e);
        } else if (alone && !queue.isOver()) {
            voyage.links().lost(e);
        }
    }

    /// Whether trying again can't help.
    private static boolean isHopeless(LinkException e) {
        return switch (e) {
            case LinkException.WrongPin _, LinkException.NotSampan _, LinkException.NotTrusted _ -> true;
            case LinkException.Unreachable _, LinkException.Lost _, LinkException.Refused _ -> false;
        };
    }
}

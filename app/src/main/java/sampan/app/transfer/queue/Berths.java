package sampan.app.transfer.queue;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.transport.DeviceId;

/// The visits that the queue opened itself: one a host, however many batches use it, closed when none does.
/// Thread-safe.
final class Berths {
    private static final class Berth {
        final ReentrantLock calling = new ReentrantLock();

        @org.jspecify.annotations.Nullable
        Visit visit;

        int users;
    }

    private final Hosts hosts;
    private final Map<DeviceId, Berth> berths = new HashMap<>();

    Berths(Hosts hosts) {
        this.hosts = hosts;
    }

    /// A visit to this host, which the caller gives back; blocks while the host is called.
    Visit take(Destination host) throws IOException {
        Berth berth;
        synchronized (this) {
            berth = berths.computeIfAbsent(host.pin(), _ -> new Berth());
            berth.users++;
        }
        berth.calling.lock();
        try {
            Visit visit = berth.visit;
            if (visit == null) {
                visit = hosts.visit(host);
                berth.visit = visit;
            }
            return visit;
        } catch (IOException | RuntimeException e) {
            leave(host.pin(), berth);
            throw e;
        } finally {
            berth.calling.unlock();
        }
    }

    /// One user fewer; blocks for a farewell if it was the last.
    void giveBack(Destination host) {
        Berth berth;
        synchronized (this) {
            berth = berths.get(host.pin());
        }
        if (berth != null) {
            leave(host.pin(), berth);
        }
    }

    private void leave(DeviceId pin, Berth berth) {
        synchronized (this) {
            berth.users--;
            if (berth.users > 0) {
                return;
            }
            berths.remove(pin);
        }
        Visit visit = berth.visit;
        if (visit != null) {
            visit.close();
        }
    }
}

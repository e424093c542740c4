package sampan.app.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Shares a host's connections fairly between the transfers of one visit: each may use an equal part, the
/// oldest ones what is left over. Thread-safe.
final class LinkShares {
    private final int most;
    private final List<WorkQueue> users = new ArrayList<>();
    private final Map<WorkQueue, Integer> held = new HashMap<>();
    private final Set<WorkQueue> narrow = new HashSet<>();
    private int taken;

    /// @param most how many connections the host says are useful; 1 or more
    LinkShares(int most) {
        this.most = most;
    }

    int most() {
        return most;
    }

    /// This one wants links from now on.
    void enter(WorkQueue user) {
        synchronized (this) {
            users.add(user);
        }
        wakeAll();
    }

    /// This one wants no more, and holds none.
    void leave(WorkQueue user) {
        synchronized (this) {
            users.remove(user);
            narrow.remove(user);
        }
        wakeAll();
    }

    /// From now on this one wants no more than one link, or as many as there are.
    void narrow(WorkQueue user, boolean one) {
        synchronized (this) {
            if (one) {
                narrow.add(user);
            } else {
                narrow.remove(user);
            }
        }
        wakeAll();
    }

    /// Takes the right to one link, if it is this one's turn.
    synchronized boolean tryTake(WorkQueue user) {
        int has = held.getOrDefault(user, 0);
        if (taken >= most || has >= allowance(user)) {
            return false;
        }
        held.put(user, has + 1);
        taken++;
        return true;
    }

    /// Gives the right back.
    void giveBack(WorkQueue user) {
        synchronized (this) {
            held.computeIfPresent(user, (_, has) -> has == 1 ? null : has - 1);
            taken--;
        }
        wakeAll();
    }

    /// Whether this one holds more links than it should now.
    synchronized boolean isSurplus(WorkQueue user) {
        return held.getOrDefault(user, 0) > allowance(user);
    }

    private int allowance(WorkQueue user) {
        if (narrow.contains(user)) {
            return 1;
        }
        int before = users.indexOf(user);
        return most / users.size() + (before < most % users.size() ? 1 : 0);
    }

    private void wakeAll() {
        List<WorkQueue> all;
        synchronized (this) {
            all = List.copyOf(users);
        }
        all.forEach(WorkQueue::wake);
    }
}

package sampan.app.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Shares a host's connections fairly between the transfers of one visit: each may use an equal part, the
/// oldest ones what is left over. Thread-safe.
final class LinkShares {
    private final int most;
    private final List<WorkQueue> users = new ArrayList<>();
    private final Map<WorkQueue, Integer> held = new HashMap<>();
    private final Map<WorkQueue, Integer> wanted = new HashMap<>();
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
            wanted.remove(user);
        }
        wakeAll();
    }

    /// From now on this one wants no more links than these, 1 or more.
    void want(WorkQueue user, int most) {
        synchronized (this) {
            wanted.put(user, most);
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
        int before = users.indexOf(user);
        int fair = most / users.size() + (before < most % users.size() ? 1 : 0);
        return Math.min(fair, wanted.getOrDefault(user, most));
    }

    private void wakeAll() {
        List<WorkQueue> all;
        synchronized (this) {
            all = List.copyOf(users);
        }
        all.forEach(WorkQueue::wake);
    }
}

package sampan.server.process;

import java.util.concurrent.locks.ReentrantLock;

/// A process that was started past the JDK, which therefore does not know that it is a child.
final class NativeChild implements Child {
    private static final int KILL = 9;

    private final int pid;

    /// Held by whoever kills, so that the number can't be another process's by then.
    private final ReentrantLock reaping = new ReentrantLock();

    private boolean reaped;

    NativeChild(int pid) {
        this.pid = pid;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public int awaitEnd() {
        ProcessCalls.awaitEnd(pid);
        reaping.lock();
        try {
            reaped = true;
            return ProcessCalls.reap(pid);
        } finally {
            reaping.unlock();
        }
    }

    @Override
    public void kill() {
        reaping.lock();
        try {
            if (!reaped) {
                ProcessCalls.kill(pid, KILL);
            }
        } finally {
            reaping.unlock();
        }
    }
}

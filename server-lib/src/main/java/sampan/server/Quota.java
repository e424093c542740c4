package sampan.server;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes may still come, of all that share it. Free for any thread.
interface Quota {
    /// Takes so many of it.
    ///
    /// @return false if there are not so many; then all the same they are the caller's to give back
    boolean take(long bytes);

    /// So many that were taken did not come after all.
    void giveBack(long bytes);

    /// So many that were taken have come for good.
    void spend(long bytes);

    /// One of so many bytes.
    static Quota of(long bytes) {
        AtomicLong left = new AtomicLong(bytes);
        return new Quota() {
            @Override
            public boolean take(long count) {
                return left.addAndGet(-count) >= 0;
            }

            @Override
            public void giveBack(long count) {
                left.addAndGet(count);
            }

            @Override
            public void spend(long count) {
                // they are taken already
            }
        };
    }
}

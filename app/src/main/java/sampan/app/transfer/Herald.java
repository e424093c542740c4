package sampan.app.transfer;

import java.util.ArrayDeque;

/// Tells listeners, one call after the other, in the order in which things happened, on a thread that carries
/// no files. Thread-safe.
final class Herald {
    private final TransferThreads threads;
    private final ArrayDeque<Runnable> calls = new ArrayDeque<>();
    private boolean busy;

    Herald(TransferThreads threads) {
        this.threads = threads;
    }

    /// Makes this call after all earlier ones.
    synchronized void tell(Runnable call) {
        calls.add(call);
        if (!busy) {
            busy = true;
            threads.run("transfer-listeners", this::drain);
        }
    }

    private void drain() {
        for (Runnable call = next(); call != null; call = next()) {
            try {
                call.run();
            } catch (RuntimeException e) {
                // A listener's mistake must not keep the others from hearing.
                Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
                if (handler != null) {
                    handler.uncaughtException(Thread.currentThread(), e);
                }
            }
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Runnable next() {
        Runnable call = calls.poll();
        busy = call != null;
        return call;
    }
}

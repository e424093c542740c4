package sampan.app.transfer;

import java.util.ArrayDeque;

/// Work on one file, done by a [DiskWriter] one piece after the other: a file system lets one thread at a time write to
/// a file, and others that try only use up the processor. Thread-safe.
final class WriteLine {
    private final DiskWriter writer;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    WriteLine(DiskWriter writer) {
        this.writer = writer;
    }

    /// Does this soon, after what was given before.
    synchronized void run(Runnable task) {
        waiting.add(task);
        if (!busy) {
            busy = true;
            writer.run(this::first);
        }
    }

    private void first() {
        try {
            next().run();
        } finally {
            goOn();
        }
    }

    private synchronized Runnable next() {
        return waiting.remove();
    }

    private synchronized void goOn() {
        busy = !waiting.isEmpty();
        if (busy) {
            writer.run(this::first);
        }
    }
}

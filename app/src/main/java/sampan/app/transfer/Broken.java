package sampan.app.transfer;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the first mistake of our own code that would otherwise vanish on a link's thread, and stops the
/// transfer: one that ends with a cause is better than one that never ends. Thread-safe.
final class Broken implements Consumer<Throwable> {
    private final Stop stop;
    private @Nullable Throwable first;

    Broken(Stop stop) {
        this.stop = stop;
    }

    @Override
    public void accept(Throwable mistake) {
        synchronized (this) {
            if (first == null) {
                first = mistake;
            }
        }
        stop.now(Stop.Kind.PAUSE);
    }

    /// The mistake, if there was one.
    synchronized @Nullable Throwable first() {
        return first;
    }
}

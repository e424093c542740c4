package sampan.app.ui.connect;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import sampan.app.client.Destination;
import sampan.app.client.Visit;

/// A visit that is begun before anybody asks for it. Thread-safe; run once, and taken once.
final class VisitAhead implements Runnable {
    private final Destination to;
    private final FutureTask<Visit> visit;

    VisitAhead(Destination to, Callable<Visit> opens) {
        this.to = to;
        visit = new FutureTask<>(opens);
    }

    Destination to() {
        return to;
    }

    @Override
    public void run() {
        visit.run();
    }

    /// Waits for it; it is the caller's to close.
    ///
    /// @throws IOException why nobody let us in
    Visit take() throws IOException {
        try {
            return visit.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException why -> throw why;
                case RuntimeException why -> throw why;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException(e.getMessage());
        }
    }
}

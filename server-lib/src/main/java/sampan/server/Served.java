package sampan.server;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Bye;
import sampan.server.ServerEvent.Reason;

/// A connection from being accepted to its end, as those know it who look after all of them: wherever it is served.
/// Everything but [#begin] is for any thread and never waits.
interface Served extends Admission.Stranger {
    /// Begins to serve it; called once, by whoever accepted it.
    ///
    /// @param over run once, at the end
    /// @throws IOException when it can't even begin; then `over` is not run
    void begin(Runnable over) throws IOException;

    /// Ends it if a deadline has passed or its rights are over.
    ///
    /// @param now by `System.nanoTime()`
    void check(long now);

    /// Ends it when its request under way is answered; now, if there is none.
    void leave(Bye.Reason why);

    /// Ends it at once, whatever it is doing.
    void abort(Reason reason, String text);

    /// The visitor as it is now, or null while it is none.
    @Nullable
    Visitor visitor();
}

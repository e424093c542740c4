package sampan.app.transfer.queue;

import java.io.IOException;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.transfer.Asker;

/// What the queue asks of its owner to go on with a batch of an earlier run. Called on threads of the queue.
public interface Hosts {
    /// Goes to a host again, as this device and without any token; blocks until it has let this device in. The queue
    /// closes the visit.
    ///
    /// @param last where the host was the last time, and which key it must prove to have
    /// @throws IOException if it does not come about
    Visit visit(Destination last) throws IOException;

    /// Whom a transfer asks about conflicts.
    ///
    /// @param canReplace whether this visitor may replace what is there
    Asker asker(boolean canReplace);

    /// The transfer that was given this one is over, whatever it still asked.
    void over(Asker asker);
}

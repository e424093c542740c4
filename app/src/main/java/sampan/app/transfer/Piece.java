package sampan.app.transfer;

import java.io.IOException;
import sampan.app.client.LinkException;

/// Some work that needs a link: a batch of small files, the next chunks of a large one. It sends what it has
/// to and does not wait for answers; those decide whether another piece follows.
interface Piece {
    /// Does the work. What could not be sent, or is never answered because the link is lost, must have been
    /// put back into the queue, or finished, by the time the failure is known.
    ///
    /// @throws LinkException if the link is lost
    void run(Lane lane) throws LinkException;

    /// How many links could work at this at the same time; 1 or more.
    default int width() {
        return 1;
    }

    /// Nothing will be done any more: everything that is open in this piece failed for this reason.
    void fail(IOException cause);
}

package sampan.app.ui.transfers;

import sampan.app.transfer.queue.QueueState;

/// The parts of the list of transfers, from left to right.
enum Shelf {
    /// Under way.
    ACTIVE,
    /// Not under way, and not at an end: waiting its turn, held, or interrupted.
    WAITING,
    /// At an end, and something did not arrive.
    FAILED,
    /// At an end, as a person wanted it.
    DONE;

    /// Where a batch stands in the list.
    static Shelf of(QueueState state) {
        return switch (state) {
            case QueueState.Calling _, QueueState.Running _ -> ACTIVE;
            case QueueState.Waiting _, QueueState.Paused _, QueueState.Interrupted _ -> WAITING;
            case QueueState.Failed _ -> FAILED;
            case QueueState.Done _, QueueState.Cancelled _ -> DONE;
        };
    }
}

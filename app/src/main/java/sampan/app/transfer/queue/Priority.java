package sampan.app.transfer.queue;

/// How soon it is a batch's turn: every one of a higher priority comes first.
public enum Priority {
    /// Before the others.
    HIGH(0),
    /// As most are.
    NORMAL(1),
    /// When nothing else waits.
    LOW(2);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /// As it is kept: the smaller, the sooner.
    int rank() {
        return rank;
    }

    /// The one of this rank; one of a later version is as most are.
    static Priority of(int rank) {
        for (Priority priority : values()) {
            if (priority.rank == rank) {
                return priority;
            }
        }
        return NORMAL;
    }
}

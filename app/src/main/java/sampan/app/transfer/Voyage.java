package sampan.app.transfer;

import sampan.app.client.Visit;

/// What the parts of one transfer share while it is under way.
///
/// @param visit the host
/// @param ledger the transfer's book
/// @param stop whether it shall end early
/// @param lanes its links
/// @param limit how fast they may be
/// @param links whether it has any
/// @param shares the host's connections, shared with other transfers
/// @param questions asks about conflicts
/// @param options how it is done
/// @param budget bounds what is asked for and not written yet
/// @param threads makes threads
/// @param broken told when the engine's own code fails
/// @param retries how patiently a lost link is made again
/// @param timing where its time goes
/// @param atOnce how many things go at once
/// @param system which names it can hold there
record Voyage(
        Visit visit,
        Ledger ledger,
        Stop stop,
        Lanes lanes,
        RateLimit limit,
        LinkNews links,
        LinkShares shares,
        Questions questions,
        TransferOptions options,
        Budget budget,
        TransferThreads threads,
        Broken broken,
        Retries retries,
        Timing timing,
        AtOnce atOnce,
        LocalSystem system) {
    /// This computer's disk.
    LocalDisk disk() {
        return timing.disk();
    }

    /// What happens at a conflict.
    ConflictPolicy policy() {
        return options.policy();
    }
}

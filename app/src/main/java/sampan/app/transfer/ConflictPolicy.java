package sampan.app.transfer;

/// What happens to a file when something else already has its name. The same file, of equal size and time, is
/// no conflict: it is passed over as [SkipReason#SAME], except where `REPLACE` or `KEEP_BOTH` insist.
public enum ConflictPolicy implements Decision {
    /// The [Asker] is asked, for each file; where nobody can be asked this is `FAIL`.
    ASK,
    /// What is there stays, the new file is passed over.
    SKIP,
    /// The new file takes the place of the old one, if that is a file; a host keeps the old one in its trash.
    REPLACE,
    /// As `REPLACE` when the new file was changed later than the old one, else as `SKIP`.
    REPLACE_IF_NEWER,
    /// The new file gets a free name like its own, such as `a (2).txt`.
    KEEP_BOTH,
    /// The file fails with the conflict as its cause; the others go on.
    FAIL
}

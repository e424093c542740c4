package sampan.app.transfer;

/// Who is told what a walk through things to send finds.
interface WalkNews {
    /// There is this file to carry.
    ///
    /// @param size its bytes
    void plan(long size);

    /// Something that is not among the planned files was skipped or failed.
    void aside(String path, ItemOutcome outcome);
}

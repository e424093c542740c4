package sampan.app.client;

/// Where the time of a link has gone since it was made, nanoseconds. The two threads of a link work side by side, so
/// together these may be twice the link's age. Immutable.
///
/// @param receiving the reading thread waited for what the host owed
/// @param working either thread digested, encrypted, decrypted or copied
/// @param pacing either thread waited because of a limit
/// @param hostDisk the host waited for its disks, as it last told
/// @param hostWork the host waited neither for its disks nor for this side, as it last told
public record LinkTime(long receiving, long working, long pacing, long hostDisk, long hostWork) {
    /// No time at all.
    public static final LinkTime NONE = new LinkTime(0, 0, 0, 0, 0);

    /// What was added since an earlier moment.
    public LinkTime since(LinkTime earlier) {
        return new LinkTime(
                receiving - earlier.receiving,
                working - earlier.working,
                pacing - earlier.pacing,
                Math.max(0, hostDisk - earlier.hostDisk),
                Math.max(0, hostWork - earlier.hostWork));
    }

    /// This and that of another link.
    public LinkTime plus(LinkTime other) {
        return new LinkTime(
                receiving + other.receiving,
                working + other.working,
                pacing + other.pacing,
                hostDisk + other.hostDisk,
                hostWork + other.hostWork);
    }
}

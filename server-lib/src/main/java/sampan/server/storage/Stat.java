package sampan.server.storage;

/// What the system says of a thing, without following a symbolic link. Immutable.
///
/// @param kind what it is
/// @param mount where the file system that it lies on is mounted; the device where the system does not say
/// @param device the file system that it lies on
/// @param inode its number there; with the device the same as long as it is the same thing
/// @param links how many names it has; 1 where the system does not say
/// @param mode the POSIX mode bits, type included; 0 where there are none
/// @param size bytes of a file
/// @param allocated bytes that it takes on the disk; the size where the system does not say
/// @param modified time of the last change of content, nanoseconds since 1970, pressed into the range of a
///     long
/// @param changed time of the last change of anything, likewise; 0 where the system does not say
record Stat(
        Kind kind,
        long mount,
        long device,
        long inode,
        long links,
        int mode,
        long size,
        long allocated,
        long modified,
        long changed) {
    static final long NANOS = 1_000_000L;
    private static final int READ_BY_ALL = 0444;
    private static final int ENTER_BY_ALL = 0555;

    /// What a thing is.
    enum Kind {
        FILE,
        FOLDER,
        LINK,
        /// A pipe, a socket, a device.
        OTHER
    }

    boolean isFile() {
        return kind == Kind.FILE;
    }

    boolean isFolder() {
        return kind == Kind.FOLDER;
    }

    /// Whether this is a file or a folder: everything else is not there for a visitor.
    boolean isServed() {
        return isFile() || isFolder();
    }

    /// Whether a name can be given from where one lies to where the other lies: renaming and linking stop
    /// at the edge of a mount, even one that shows the same file system again, and of a file system's own
    /// volumes.
    boolean isBeside(Stat other) {
        return mount == other.mount && device == other.device;
    }

    /// Whether both are the same thing, whatever its name and content.
    boolean isSameThing(Stat other) {
        return device == other.device && inode == other.inode;
    }

    /// Whether this is the same thing with the same content. Looks past what giving it another name
    /// changes.
    boolean isSameContent(Stat other) {
        return isSameThing(other) && size == other.size && modified == other.modified && kind == other.kind;
    }

    /// The time of the last change in milliseconds since 1970.
    long modifiedMillis() {
        return Math.floorDiv(modified, NANOS);
    }

    boolean isExecutable() {
        return isFile() && (mode & 0100) != 0;
    }

    /// Whether the mode alone says that everybody may read it, so that the system need not be asked.
    boolean isOpenToAll() {
        int needed = isFolder() ? ENTER_BY_ALL : READ_BY_ALL;
        return (mode & needed) == needed;
    }

    /// Nanoseconds since 1970 of a time given as the system gives it.
    static long nanos(long seconds, long nanos) {
        long most = Long.MAX_VALUE / (1000 * NANOS) - 1;
        return Math.clamp(seconds, -most, most) * (1000 * NANOS) + nanos;
    }
}

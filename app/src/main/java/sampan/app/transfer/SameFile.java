package sampan.app.transfer;

/// Says whether two files are taken for the same without reading them.
final class SameFile {
    private static final long SECOND = 1_000;

    private SameFile() {}

    /// Equal size, and equal time to the millisecond, or within two seconds if either time is a whole even
    /// second, as FAT keeps it.
    static boolean is(long size, long modified, long otherSize, long otherModified) {
        if (size != otherSize) {
            return false;
        }
        boolean coarse = modified % (2 * SECOND) == 0 || otherModified % (2 * SECOND) == 0;
        return modified == otherModified || (coarse && Math.abs(modified - otherModified) <= 2 * SECOND);
    }
}

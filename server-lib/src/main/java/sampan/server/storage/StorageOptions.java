package sampan.server.storage;

import java.security.SecureRandom;

/// How a share's folder is served. Immutable.
///
/// @param readOnly whether nothing is ever written: no upload, no trash, and no `.sampan` folder is made
/// @param portable whether names that are created must be portable and may not clash by case or Unicode form
/// @param reservePercent how much of the disk visitors may not use, in percent of its size; 0 to 99
/// @param reserveBytes the most bytes that the reserve is, however large the disk; 0 or more
/// @param instance tells this run of the host from every other: what an earlier run had marked as received is read
/// again
///     before it is believed. Processes that serve one share together have the same
/// @param sharing whether other processes may serve the same share
/// @param sync how small files that are published together are forced to the disk
public record StorageOptions(
        boolean readOnly,
        boolean portable,
        int reservePercent,
        long reserveBytes,
        long instance,
        Sharing sharing,
        Sync sync) {
    /// Who else may serve the same share.
    public enum Sharing {
        /// Nobody: opening fails while another process, or another server in this one, holds the share.
        ALONE,
        /// Processes of one host, which holds the share for them all.
        WITHIN_HOST,
        /// Others that open it in this way too, as hosts of one connection each do; not one that is alone.
        TOGETHER
    }

    /// How the files of a group are forced to the disk.
    public enum Sync {
        /// As the storage likes it best: several at once on disks, none in memory.
        AUTO,
        /// Several at once.
        TOGETHER,
        /// One after the other.
        IN_TURN
    }

    /// @throws IllegalArgumentException if a number is out of its range
    public StorageOptions {
        if (reservePercent < 0 || reservePercent > 99 || reserveBytes < 0) {
            throw new IllegalArgumentException("reserve " + reservePercent + " % or " + reserveBytes + " bytes");
        }
    }

    /// What a host wants unless it says otherwise: portable names, a reserve of 5 % or 2 GiB, whichever is less, alone,
    /// with an instance that nobody else has.
    public static StorageOptions standard() {
        return new StorageOptions(false, true, 5, 2L << 30, new SecureRandom().nextLong(), Sharing.ALONE, Sync.AUTO);
    }

    /// The same, but with or without writing.
    public StorageOptions withReadOnly(boolean only) {
        return new StorageOptions(only, portable, reservePercent, reserveBytes, instance, sharing, sync);
    }

    /// The same, but with or without portable names.
    public StorageOptions withPortable(boolean names) {
        return new StorageOptions(readOnly, names, reservePercent, reserveBytes, instance, sharing, sync);
    }

    /// The same with another reserve.
    ///
    /// @param percent of the disk's size, 0 to 99
    /// @param bytes the most that it is; 0 or more
    public StorageOptions withReserve(int percent, long bytes) {
        return new StorageOptions(readOnly, portable, percent, bytes, instance, sharing, sync);
    }

    /// The same of another run.
    public StorageOptions withInstance(long run) {
        return new StorageOptions(readOnly, portable, reservePercent, reserveBytes, run, sharing, sync);
    }

    /// The same, but alone or not.
    public StorageOptions withSharing(Sharing who) {
        return new StorageOptions(readOnly, portable, reservePercent, reserveBytes, instance, who, sync);
    }

    /// The same with another way to force.
    public StorageOptions withSync(Sync how) {
        return new StorageOptions(readOnly, portable, reservePercent, reserveBytes, instance, sharing, how);
    }
}

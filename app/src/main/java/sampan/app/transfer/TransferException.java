package sampan.app.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Something on this computer, or in what the host sent, kept a file from being carried. Immutable but for
/// what every exception is.
public final class TransferException extends IOException {
    private static final long serialVersionUID = 1;

    /// What was in the way.
    public enum Reason {
        /// The file was changed while it was being sent.
        SOURCE_CHANGED,
        /// The file to send is no longer there.
        SOURCE_GONE,
        /// The file or folder to send can't be read.
        SOURCE_UNREADABLE,
        /// Something has the name on this computer; see [ConflictPolicy].
        NAME_TAKEN,
        /// The name is not allowed, or this system can't hold it.
        BAD_NAME,
        /// A link, or something else that is no folder, stands here where a folder is needed.
        NOT_A_FOLDER,
        /// The host's folder that it was to go to is not there.
        TARGET_MISSING,
        /// A single file is wanted, and this is a folder.
        NOT_A_FILE,
        /// The disk of this computer is full.
        NO_ROOM,
        /// The folder on this computer can't be written to, or is gone.
        NOT_WRITABLE,
        /// The disk of this computer failed.
        DISK_FAILED,
        /// The host's file changed again and again while it was being fetched.
        KEEPS_CHANGING,
        /// The host lists it, but can't serve it.
        UNAVAILABLE,
        /// What the host sent contradicts itself.
        WRONG_ANSWER,
        /// It is more than one transfer can carry: too many entries in a listing, or a file that is too
        /// large.
        TOO_MANY,
        /// What receives the bytes takes no more of them.
        OUTPUT_CLOSED,
        /// It was carried, but when both sides read it once more, the bytes were not the same.
        NOT_VERIFIED,
        /// It was changed on this computer after it had been carried, before it was read once more.
        CHANGED_SINCE,
        /// The host lets nobody read there, so nothing can be compared.
        NOT_READABLE_THERE
    }

    private final Reason reason;
    private final String path;
    private final long needed;
    private final long free;

    /// @param path what was in the way, as people read it
    /// @param cause what the system said, or null
    public TransferException(Reason reason, String path, @Nullable Throwable cause) {
        this(reason, path, -1, -1, cause);
    }

    /// @param needed bytes that are needed, or -1
    /// @param free bytes that are left, or -1
    public TransferException(Reason reason, String path, long needed, long free, @Nullable Throwable cause) {
        super(reason + ": " + path, cause);
        this.reason = reason;
        this.path = path;
        this.needed = needed;
        this.free = free;
    }

    /// What was in the way.
    public Reason reason() {
        return reason;
    }

    /// The file or folder that is meant, as people read it.
    public String path() {
        return path;
    }

    /// Bytes that are needed, for `NO_ROOM`; -1 where unknown.
    public long needed() {
        return needed;
    }

    /// Bytes that are left, for `NO_ROOM`; -1 where unknown.
    public long free() {
        return free;
    }
}

package sampan.server.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.NameProblem;

/// What a visitor is told: the one place where the system's refusals become failures.
final class Failures {
    private static final int LATER = 1_000;

    private Failures() {}

    /// The failure behind an exception.
    ///
    /// @param right the access that the work belongs to, told where the system refuses the host itself
    static StorageException of(IOException problem, String right) {
        if (problem instanceof StorageException known) {
            return known;
        }
        String text = String.valueOf(problem.getMessage());
        Failure failure = switch (Errno.of(problem)) {
            case NOENT, NOTDIR, LOOP -> new Failure.NotFound(text);
            case EXIST -> new Failure.Conflict(Failure.ConflictReason.EXISTS, null, null, text);
            case ISDIR -> new Failure.Conflict(Failure.ConflictReason.KIND, null, null, text);
            case NOTEMPTY -> new Failure.Conflict(Failure.ConflictReason.NOT_EMPTY, null, null, text);
            case ACCES, PERM, ROFS -> new Failure.Denied(right, text);
            case NOSPC, FBIG -> new Failure.NoSpace(0, 0, Failure.SpaceReason.DISK, text);
            case DQUOT -> new Failure.NoSpace(0, 0, Failure.SpaceReason.QUOTA, text);
            case NAMETOOLONG -> new Failure.BadName(0, NameProblem.TOO_LONG, null, text);
            case XDEV -> new Failure.Unsupported("another disk", text);
            case MLINK, NOSYS, NOTSUP, INVAL -> new Failure.Unsupported("this file system", text);
            case MFILE, NFILE, BUSY, NOLCK, DEADLK -> new Failure.Busy(LATER, text);
            case IO, OTHER -> new Failure.Broken(text);
        };
        return new StorageException(failure, problem);
    }

    /// The same, with the room that was needed and the room there is, where it is a matter of room.
    static StorageException of(IOException problem, String right, long needed, long free) {
        StorageException told = of(problem, right);
        if (told.failure() instanceof Failure.NoSpace full && full.needed() == 0) {
            return new StorageException(new Failure.NoSpace(needed, free, full.why(), full.text()), problem);
        }
        return told;
    }

    static StorageException absent(String what) {
        return new StorageException(new Failure.NotFound(what));
    }

    static StorageException conflict(Failure.ConflictReason reason, @Nullable Entry entry, @Nullable String freeName) {
        return new StorageException(new Failure.Conflict(reason, entry, freeName, ""));
    }

    static StorageException changed(Entry now) {
        return new StorageException(new Failure.Changed(now, ""));
    }

    static StorageException badRequest(String field, String reason) {
        return new StorageException(new Failure.BadRequest(field, reason, ""));
    }

    static StorageException unsupported(String why) {
        return new StorageException(new Failure.Unsupported(why, ""));
    }

    static StorageException broken(String text) {
        return new StorageException(new Failure.Broken(text));
    }
}

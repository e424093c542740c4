package sampan.server.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why the system refused, as far as it makes a difference here. The JDK tells it by the class of the
/// exception or by the system's own sentence; native calls tell the number (Linux, `errno-base.h` and
/// `errno.h`).
enum Errno {
    PERM(1, "operation not permitted"),
    NOENT(2, "no such file or directory|cannot find the"),
    IO(5, "input/output error|device i/o error|data error"),
    ACCES(13, "permission denied|access is denied"),
    BUSY(16, "device or resource busy|being used by another process"),
    EXIST(17, "file exists|already exists"),
    XDEV(18, "invalid cross-device link|cross-device link|to a different disk drive"),
    NOTDIR(20, "not a directory"),
    ISDIR(21, "is a directory"),
    INVAL(22, "invalid argument"),
    NFILE(23, "too many open files in system"),
    MFILE(24, "too many open files"),
    FBIG(27, "file too large"),
    NOSPC(28, "no space left on device|not enough space on the disk"),
    ROFS(30, "read-only file system|write protected"),
    MLINK(31, "too many links"),
    NAMETOOLONG(36, "file name too long|file name or extension is too long"),
    NOSYS(38, "function not implemented"),
    NOTEMPTY(39, "directory not empty"),
    LOOP(40, "too many levels of symbolic links"),
    /// No more locks (37).
    NOLCK(37, "no locks available"),
    DEADLK(35, "resource deadlock avoided"),
    NOTSUP(95, "operation not supported|not supported"),
    DQUOT(122, "disk quota exceeded|quota"),
    /// Anything else.
    OTHER(0, "error");

    private final int number;
    /// How the JDK says it in English, on Linux, macOS and Windows, in lower case; parted by `|`.
    private final String sentences;

    Errno(int number, String sentences) {
        this.number = number;
        this.sentences = sentences;
    }

    /// The reason with this number on Linux.
    static Errno numbered(int number) {
        for (Errno errno : values()) {
            if (errno.number == number) {
                return errno;
            }
        }
        return OTHER;
    }

    /// The reason behind an exception.
    static Errno of(IOException problem) {
        return switch (problem) {
            case Refused refused -> refused.errno;
            case NoSuchFileException _ -> NOENT;
            case FileAlreadyExistsException _ -> EXIST;
            case AccessDeniedException _ -> ACCES;
            case DirectoryNotEmptyException _ -> NOTEMPTY;
            case NotDirectoryException _ -> NOTDIR;
            case FileSystemLoopException _ -> LOOP;
            case FileSystemException told -> said(told.getReason());
            default -> said(problem.getMessage());
        };
    }

    private static Errno said(@Nullable String sentence) {
        if (sentence == null) {
            return OTHER;
        }
        String lower = sentence.toLowerCase(Locale.ROOT);
        for (Errno errno : values()) {
            if (errno == OTHER) {
                break;
            }
            for (String known : errno.sentences.split("\\|", -1)) {
                if (lower.contains(known) || sentence.equals(Sentences.of(errno.number))) {
                    return errno;
                }
            }
        }
        return OTHER;
    }

    /// Whether a hard link can't be made here at all, so that another way must be taken.
    boolean meansNoLink() {
        return switch (this) {
            case PERM, NOSYS, NOTSUP, XDEV, MLINK, INVAL -> true;
            default -> false;
        };
    }

    /// Whether the kind of renaming is not known here.
    boolean meansNoRename() {
        return this == NOSYS || this == NOTSUP || this == INVAL;
    }

    /// Whether there is no room.
    boolean meansFull() {
        return this == NOSPC || this == DQUOT || this == FBIG;
    }

    /// Whether a name, or something on the way to it, is not there, or is what a visitor may not see.
    boolean meansAbsent() {
        return this == NOENT || this == NOTDIR || this == LOOP;
    }

    /// The exception of this reason for something that a native call refused.
    IOException about(String what) {
        return switch (this) {
            case NOENT -> new NoSuchFileException(what);
            case EXIST -> new FileAlreadyExistsException(what);
            case ACCES -> new AccessDeniedException(what);
            case NOTEMPTY -> new DirectoryNotEmptyException(what);
            case NOTDIR -> new NotDirectoryException(what);
            default -> new Refused(what, this);
        };
    }

    /// What a native call refused.
    private static final class Refused extends FileSystemException {
        private static final long serialVersionUID = 1;

        private final Errno errno;

        Refused(String what, Errno errno) {
            super(what, null, errno.sentences.split("\\|", -1)[0]);
            this.errno = errno;
        }
    }
}

package sampan.app.transfer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.TransferException.Reason;

/// Finds out what a failed write on this computer means.
final class LocalTrouble {
    /// Less than this is called full: a disk that has a little left may still refuse.
    static final long NEARLY_FULL = 64 * 1024;

    private LocalTrouble() {}

    /// What happened.
    ///
    /// @param shown the file or folder for people
    /// @param near where it was to be written
    /// @param needed bytes that were to be written
    static TransferException of(String shown, IOException e, Path near, long needed) {
        if (e instanceof TransferException known) {
            return known;
        }
        String said = said(e);
        long free = free(near);
        if (saysFull(e)) {
            return new TransferException(Reason.NO_ROOM, shown, needed, free, e);
        }
        if (said.contains("too long") || said.contains("invalid argument") || said.contains("illegal byte sequence")) {
            return new TransferException(Reason.BAD_NAME, shown, e);
        }
        if (e instanceof AccessDeniedException
                || e instanceof NoSuchFileException
                || e instanceof NotDirectoryException
                || isReadOnly(near)
                || said.contains("not permitted")) {
            return new TransferException(Reason.NOT_WRITABLE, shown, e);
        }
        return free >= 0 && free < Math.min(needed, NEARLY_FULL)
                ? new TransferException(Reason.NO_ROOM, shown, needed, free, e)
                : new TransferException(Reason.DISK_FAILED, shown, e);
    }

    private static String said(IOException e) {
        return String.valueOf(e instanceof FileSystemException f ? f.getReason() : e.getMessage())
                .toLowerCase(Locale.ROOT);
    }

    /// Not by the system's sentence, which may be in any language.
    private static boolean isReadOnly(Path near) {
        try {
            Path there = there(near);
            return there != null && Files.getFileStore(there).isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }

    /// This, or the nearest above it that exists.
    private static @Nullable Path there(Path near) {
        for (Path at = near; at != null; at = at.getParent()) {
            if (Files.exists(at)) {
                return at;
            }
        }
        return null;
    }

    /// Whether the system says that a disk is full.
    static boolean saysFull(IOException e) {
        String said = said(e);
        return said.contains("no space") || said.contains("quota") || said.contains("not enough space");
    }

    /// Whether there is hardly room for anything any more.
    static boolean isFull(TransferException e) {
        return e.reason() == Reason.NO_ROOM && e.free() >= 0 && e.free() < NEARLY_FULL;
    }

    /// Bytes that can be written there, or -1 if the system does not tell.
    static long free(Path near) {
        try {
            Path there = there(near);
            return there == null ? -1 : Files.getFileStore(there).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }
}

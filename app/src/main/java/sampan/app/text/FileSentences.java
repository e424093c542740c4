package sampan.app.text;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Sentences for what this computer's disks say.
final class FileSentences {
    private final Text text;

    FileSentences(Text text) {
        this.text = text;
    }

    String of(IOException problem) {
        return switch (problem) {
            case NoSuchFileException e -> text.get("file.gone", file(e));
            case AccessDeniedException e -> text.get("file.denied", file(e));
            case NotDirectoryException e -> text.get("file.no-folder", file(e));
            case FileAlreadyExistsException e -> text.get("file.exists", file(e));
            case DirectoryNotEmptyException e -> text.get("file.not-empty", file(e));
            case FileSystemLoopException e -> text.get("file.loop", file(e));
            case FileSystemException e -> bySystem(e.getReason(), file(e));
            case MalformedInputException _ -> text.get("file.no-text");
            default -> bySystem(problem.getMessage(), "");
        };
    }

    /// Java has no types for these; the words are those of strerror(3) and of Windows.
    private String bySystem(@Nullable String reason, String file) {
        String said = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("not enough space") || said.contains("quota")) {
            return text.get("file.full");
        }
        if (said.contains("read-only file system") || said.contains("write protected")) {
            return text.get("file.read-only", file);
        }
        if (said.contains("too many open files")) {
            return text.get("file.too-many-open");
        }
        return file.isEmpty() ? text.get("file.failed") : text.get("file.failed-at", file);
    }

    private static String file(FileSystemException e) {
        return e.getFile() == null ? "?" : Shown.name(e.getFile());
    }
}

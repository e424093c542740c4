package sampan.app.transfer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sampan.protocol.BadNameException;
import sampan.protocol.Limits;

/// Finds out what there is to send: walks what was dropped, looks at everything once and follows no links.
/// What can't be sent is told at once. Used by one thread.
final class SourceWalk extends SimpleFileVisitor<Path> {
    private final WalkNews news;
    private final Stop stop;
    private final List<SourceRoot> failed;
    private final Set<SourceFolder> folders = new LinkedHashSet<>();
    private @Nullable SourceRoot root;
    private @Nullable SourceFolder current;

    /// @param news told what there is
    /// @param failed gets what could not be looked at, so that it can be tried again
    SourceWalk(WalkNews news, Stop stop, List<SourceRoot> failed) {
        this.news = news;
        this.stop = stop;
        this.failed = failed;
    }

    /// Walks these; the folders come in an order in which they can be made, the ones things were dropped from
    /// included.
    List<SourceFolder> walk(List<SourceRoot> roots) {
        for (SourceRoot each : roots) {
            if (stop.isSet()) {
                break;
            }
            root = each;
            current = each.in();
            folders.add(each.in());
            try {
                Files.walkFileTree(each.path(), this);
            } catch (IOException e) {
                fail(each.path(), e);
            }
        }
        return new ArrayList<>(folders);
    }

    private SourceFolder folder() {
        return Objects.requireNonNull(current);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        if (stop.isSet()) {
            return FileVisitResult.TERMINATE;
        }
        String name = nameOf(path);
        if (isJunk(path, name)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        SourceFolder in = folder();
        if (!isFaithful(in, path, name)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        try {
            SourceFolder folder =
                    in.child(path, name, attributes.lastModifiedTime().toMillis());
            folders.add(folder);
            current = folder;
            return FileVisitResult.CONTINUE;
        } catch (BadNameException e) {
            fail(path, badName(in, name, e));
            return FileVisitResult.SKIP_SUBTREE;
        }
    }

    @Override
    public FileVisitResult postVisitDirectory(Path path, @Nullable IOException problem) {
        if (problem != null) {
            fail(path, problem);
        }
        current = folder().parentOrSelf();
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        if (stop.isSet()) {
            return FileVisitResult.TERMINATE;
        }
        String name = nameOf(path);
        SourceFolder in = folder();
        if (attributes.isSymbolicLink()) {
            skip(in, name, SkipReason.LINK);
        } else if (!attributes.isRegularFile()) {
            skip(in, name, SkipReason.SPECIAL);
        } else if (!isJunk(path, name) && isFaithful(in, path, name)) {
            add(path, name, attributes);
        }
        return FileVisitResult.CONTINUE;
    }

    private void add(Path path, String name, BasicFileAttributes attributes) {
        SourceFile file = SourceFile.of(folder(), name, attributes);
        try {
            file.target();
        } catch (BadNameException e) {
            fail(path, badName(file.in(), name, e));
            return;
        }
        if (file.size() > Limits.FILE_BYTES) {
            fail(path, new TransferException(TransferException.Reason.TOO_MANY, file.shown(), null));
            return;
        }
        file.in().files().add(file);
        news.plan(file.size());
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException problem) {
        fail(path, problem);
        return FileVisitResult.CONTINUE;
    }

    /// A name that this system can't turn into text and back would open another file, or none.
    private boolean isFaithful(SourceFolder in, Path path, String name) {
        if (in.path().resolve(name).equals(path)) {
            return true;
        }
        fail(path, new TransferException(TransferException.Reason.BAD_NAME, in.shownChild(name), null));
        return false;
    }

    private boolean isJunk(Path path, String name) {
        if (path.equals(Objects.requireNonNull(root).path()) || !Junk.is(name)) {
            return false;
        }
        skip(folder(), name, SkipReason.JUNK);
        return true;
    }

    private void skip(SourceFolder in, String name, SkipReason why) {
        news.aside(in.shownChild(name), new ItemOutcome.Skipped(why));
    }

    private static TransferException badName(SourceFolder in, String name, BadNameException e) {
        return new TransferException(TransferException.Reason.BAD_NAME, in.shownChild(name), e);
    }

    private void fail(Path path, IOException problem) {
        SourceFolder in = path.equals(folder().path()) ? folder().parentOrSelf() : folder();
        failed.add(new SourceRoot(path, in));
        String shown = in.shownChild(nameOf(path));
        news.aside(shown, new ItemOutcome.Failed(cause(shown, problem)));
    }

    private static IOException cause(String shown, IOException problem) {
        return switch (problem) {
            case TransferException known -> known;
            case NoSuchFileException gone -> new TransferException(TransferException.Reason.SOURCE_GONE, shown, gone);
            default -> new TransferException(TransferException.Reason.SOURCE_UNREADABLE, shown, problem);
        };
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /// Looks at a file again, as it is now.
    static SourceFile again(SourceFile file) throws TransferException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return SourceFile.of(file.in(), file.name(), attributes);
        } catch (NoSuchFileException e) {
            throw new TransferException(TransferException.Reason.SOURCE_GONE, file.shown(), e);
        } catch (IOException e) {
            throw new TransferException(TransferException.Reason.SOURCE_UNREADABLE, file.shown(), e);
        }
    }
}

package sampan.app.transfer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import sampan.app.transfer.ReceiptCheck.Finding;

/// Finds what files are in a folder besides those that are known of it. A folder with no known file in it is told as
/// one thing, if there is any file in it at all.
final class ExtraWalk extends SimpleFileVisitor<Path> {
    private final Path top;
    private final Set<Path> files;
    private final Set<Path> folders = new HashSet<>();
    private final Set<Path> strange = new HashSet<>();
    private final Stop stop;
    private final Consumer<Finding.Extra> told;

    /// @param top the folder that is walked
    /// @param files what is known, as paths in it
    ExtraWalk(Path top, Set<Path> files, Stop stop, Consumer<Finding.Extra> told) {
        this.top = top;
        this.files = files;
        this.stop = stop;
        this.told = told;
        folders.add(top);
        for (Path file : files) {
            Path in = file.getParent();
            while (in != null && folders.add(in)) {
                in = in.getParent();
            }
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean junk = !folder.equals(top) && Junk.is(String.valueOf(folder.getFileName()));
        return junk || strange.contains(strangest(folder)) ? FileVisitResult.SKIP_SUBTREE : next();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        return seen(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
        return seen(file);
    }

    private FileVisitResult seen(Path file) {
        if (files.contains(file) || Junk.is(String.valueOf(file.getFileName()))) {
            return next();
        }
        Path all = strangest(file);
        if (strange.add(all)) {
            List<String> names = new ArrayList<>();
            top.relativize(all).forEach(name -> names.add(name.toString()));
            told.accept(new Finding.Extra(String.join("/", names) + (all.equals(file) ? "" : "/")));
        }
        return all.equals(file) ? next() : FileVisitResult.SKIP_SIBLINGS;
    }

    /// The uppermost folder above a path, or the path itself, in which nothing is known.
    private Path strangest(Path path) {
        Path at = path;
        for (Path in = path.getParent(); in != null && !folders.contains(in); in = in.getParent()) {
            at = in;
        }
        return at;
    }

    private FileVisitResult next() {
        return stop.isSet() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
}

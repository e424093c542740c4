package sampan.server.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Asks the JDK what a path leads to, where native calls can't be made.
final class PathStat {
    private static final String POSIX =
            "unix:dev,ino,nlink,mode,size,lastModifiedTime,ctime,isRegularFile,isDirectory,isSymbolicLink";

    private PathStat() {}

    /// What is at the path, not following a symbolic link.
    static Stat of(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Map<String, Object> told = Files.readAttributes(path, POSIX, LinkOption.NOFOLLOW_LINKS);
            long size = number(told, "size");
            return new Stat(
                    kind(is(told, "isRegularFile"), is(told, "isDirectory"), is(told, "isSymbolicLink")),
                    number(told, "dev"),
                    number(told, "dev"),
                    number(told, "ino"),
                    number(told, "nlink"),
                    (int) number(told, "mode"),
                    size,
                    size,
                    time(told, "lastModifiedTime"),
                    time(told, "ctime"));
        }
        BasicFileAttributes told = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        // No inode here: the time of creation tells one file from another that took its name, most of the
        // time.
        return new Stat(
                kind(told.isRegularFile(), told.isDirectory(), told.isSymbolicLink()),
                0,
                0,
                nanos(told.creationTime()),
                1,
                0,
                told.size(),
                told.size(),
                nanos(told.lastModifiedTime()),
                0);
    }

    /// Sets a time of last change; one before 1970 that the JDK can't set becomes 1970.
    static void setModified(BasicFileAttributeView view, long millis) throws IOException {
        try {
            view.setTimes(FileTime.fromMillis(millis), null, null);
        } catch (IOException problem) {
            if (millis >= 0 || Errno.of(problem) != Errno.INVAL) {
                throw problem;
            }
            view.setTimes(FileTime.fromMillis(0), null, null);
        }
    }

    private static Stat.Kind kind(boolean file, boolean folder, boolean link) {
        return file ? Stat.Kind.FILE : folder ? Stat.Kind.FOLDER : link ? Stat.Kind.LINK : Stat.Kind.OTHER;
    }

    private static boolean is(Map<String, Object> told, String what) {
        return Boolean.TRUE.equals(told.get(what));
    }

    private static long number(Map<String, Object> told, String what) {
        return told.get(what) instanceof Number number ? number.longValue() : 0;
    }

    private static long time(Map<String, Object> told, String what) {
        return told.get(what) instanceof FileTime time ? nanos(time) : 0;
    }

    private static long nanos(FileTime time) {
        // Saturates by itself.
        return time.to(TimeUnit.NANOSECONDS);
    }
}

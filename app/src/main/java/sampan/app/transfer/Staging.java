package sampan.app.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the part files of one download lie: a hidden folder of its own in the folder that the person chose,
/// so that what is whole can be linked to its name in one step, and what an earlier run left behind is found
/// in one place. A lock tells others that it is in use, and dies with the process. Thread-safe; closed by the
/// download.
final class Staging implements AutoCloseable {
    private static final Pattern OWN = Pattern.compile("\\.sampan-[0-9a-f]{16}\\.part");
    private static final Pattern SMALL = Pattern.compile("[0-9]{1,12}\\.small");
    private static final Pattern LARGE = Pattern.compile("[0-9a-f]{32}-[0-9a-f]{16}\\.large");
    private static final String LOCK = "lock";
    private static final String OTHERS = ".sampan-*.part";
    private static final long KEPT_MS = TimeUnit.DAYS.toMillis(7);
    private static final SecureRandom RANDOM = new SecureRandom();

    /// The folders in use by this process: a second channel on a lock file, once closed, would drop the lock.
    private static final Set<Path> LIVE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;
    private final AtomicLong next = new AtomicLong();

    private Staging(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Whether a name is one that this program gives to what is not finished.
    static boolean isOwn(String name) {
        return OWN.matcher(name).matches();
    }

    /// Whether a run has left one in this folder, or still uses it.
    static boolean isAnyIn(Path target) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(target, OTHERS)) {
            return others.iterator().hasNext();
        }
    }

    /// A new name of that kind.
    static String newName() {
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        return ".sampan-" + HexFormat.of().formatHex(random) + ".part";
    }

    /// Makes one, and takes over what is left of earlier runs that did not end well.
    ///
    /// @param target the real path of the chosen folder
    static Staging open(Path target) throws IOException {
        Path folder = target.resolve(newName());
        Files.createDirectory(folder);
        LIVE.add(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            // Some network file systems have no locks: then nobody takes anything over.
            channel.tryLock();
        } catch (IOException | OverlappingFileLockException ignored) {
            // The folder is used all the same.
        }
        Staging staging = new Staging(folder, channel);
        try (DirectoryStream<Path> others = Files.newDirectoryStream(target, OTHERS)) {
            for (Path other : others) {
                if (isOwn(other.getFileName().toString()) && Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)) {
                    staging.inherit(other);
                }
            }
        }
        return staging;
    }

    /// Removes these large parts that earlier runs left in a folder; not while one of them is in use.
    ///
    /// @param target the real path of the chosen folder
    /// @param parts their names; others are left alone
    static void discard(Path target, List<String> parts) throws IOException {
        if (isAnyIn(target)) {
            try (Staging all = open(target)) {
                for (String part : parts) {
                    if (LARGE.matcher(part).matches()) {
                        Files.deleteIfExists(all.folder.resolve(part));
                    }
                }
            }
        }
    }

    private void inherit(Path other) {
        if (!LIVE.add(other)) {
            return;
        }
        try (FileChannel theirs =
                        FileChannel.open(other.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = theirs.tryLock()) {
            if (held == null) {
                return;
            }
            try (DirectoryStream<Path> parts = Files.newDirectoryStream(other)) {
                for (Path part : parts) {
                    String name = part.getFileName().toString();
                    if (LARGE.matcher(name).matches() && !Files.exists(folder.resolve(name))) {
                        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                    }
                }
            }
        } catch (IOException | OverlappingFileLockException e) {
            LIVE.remove(other);
            return;
        }
        remove(other, false);
        LIVE.remove(other);
    }

    /// A path for a new small part.
    Path small() {
        return folder.resolve(next.getAndIncrement() + ".small");
    }

    /// The path of a large file's part.
    ///
    /// @param file 32 hexadecimal digits that name the file
    /// @param version 16 that name its version
    Path large(String file, String version) {
        return folder.resolve(file + "-" + version + ".large");
    }

    /// The part of any version of this file, or null.
    @Nullable
    Path anyLarge(String file) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, file + "-*.large")) {
            for (Path part : parts) {
                if (LARGE.matcher(part.getFileName().toString()).matches()
                        && Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
                    return part;
                }
            }
        }
        return null;
    }

    /// Gives it up. Large parts that are still there stay for the next download, but for those that nobody has come
    /// back for; everything else goes.
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException ignored) {
            // The lock goes with the channel, however that ends.
        }
        remove(folder, true);
        LIVE.remove(folder);
    }

    /// Removes what is ours by its exact pattern, and then the folder if it is empty.
    private static void remove(Path from, boolean keepLarge) {
        boolean kept = false;
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(from)) {
            for (Path part : parts) {
                String name = part.getFileName().toString();
                if (LARGE.matcher(name).matches() && keepLarge && isFresh(part)) {
                    kept = true;
                } else if (LARGE.matcher(name).matches() || SMALL.matcher(name).matches()) {
                    Files.deleteIfExists(part);
                }
            }
            if (!kept) {
                Files.deleteIfExists(from.resolve(LOCK));
                Files.deleteIfExists(from);
            }
        } catch (IOException ignored) {
            // What can't be removed now is found again by the next download into this folder.
        }
    }

    /// Whether somebody may come back for it. Asked only at the end, when the download that is here could have: one
    /// that is whole, and was about to get its name when its process died, has the time of its original.
    private static boolean isFresh(Path part) throws IOException {
        long used = Files.getLastModifiedTime(part, LinkOption.NOFOLLOW_LINKS).toMillis();
        return System.currentTimeMillis() - used < KEPT_MS;
    }
}

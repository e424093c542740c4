package sampan.app.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The mark by which one process shows the others that it carries batches of the queue: a locked file, which the system
/// unlocks when the process dies, however it dies. Thread-safe; whoever took it closes it.
public final class QueueOwner implements AutoCloseable {
    /// What kind of process.
    public enum Kind {
        /// A window: what it leaves undone, the next window goes on with.
        WINDOW,
        /// A terminal command: what it leaves undone, a person decides about.
        TERMINAL
    }

    private static final Pattern NAME = Pattern.compile("(window|terminal)-[0-9a-f]{16}");
    private static final String ENDING = ".lock";
    private static final SecureRandom RANDOM = new SecureRandom();

    /// The marks of this process: a second channel on a lock file, once closed, would drop the lock.
    private static final Set<String> LIVE = ConcurrentHashMap.newKeySet();

    private final String name;
    private final Path file;
    private final FileChannel channel;

    private QueueOwner(String name, Path file, FileChannel channel) {
        this.name = name;
        this.file = file;
        this.channel = channel;
    }

    /// Makes a mark for this process.
    ///
    /// @throws IOException if it can't be made
    public static QueueOwner take(Home home, Kind kind) throws IOException {
        DurableFile.createFolder(home.queueOwnersFolder());
        while (true) {
            byte[] random = new byte[8];
            RANDOM.nextBytes(random);
            String name =
                    kind.name().toLowerCase(Locale.ROOT) + "-" + HexFormat.of().formatHex(random);
            Path file = home.queueOwnersFolder().resolve(name + ENDING);
            LIVE.add(name);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            QueueOwner owner = new QueueOwner(name, file, channel);
            if (owner.isLocked()) {
                return owner;
            }
            // Somebody looked at it between the two steps, and may have cleared it away.
            owner.close();
        }
    }

    private boolean isLocked() {
        try {
            return channel.tryLock() != null && Files.exists(file);
        } catch (IOException _) {
            // Some network file systems have no locks: then nobody is taken for dead, and nothing is taken over.
            return true;
        }
    }

    /// Its name in the database.
    public String name() {
        return name;
    }

    /// The names of processes of this kind that died and left their marks. Cheap: no database is looked at.
    public static List<String> dead(Home home, Kind kind) {
        List<String> dead = new ArrayList<>();
        String glob = kind.name().toLowerCase(Locale.ROOT) + "-*" + ENDING;
        try (DirectoryStream<Path> marks = Files.newDirectoryStream(home.queueOwnersFolder(), glob)) {
            for (Path mark : marks) {
                String file = mark.getFileName().toString();
                String name = file.substring(0, file.length() - ENDING.length());
                if (NAME.matcher(name).matches() && !isAlive(home, name)) {
                    dead.add(name);
                }
            }
        } catch (IOException _) {
            // Nobody has left a mark yet.
        }
        return dead;
    }

    /// Whether the process of this name lives.
    static boolean isAlive(Home home, String name) {
        if (LIVE.contains(name)) {
            return true;
        }
        if (!NAME.matcher(name).matches()) {
            return false;
        }
        try (FileChannel theirs =
                        FileChannel.open(home.queueOwnersFolder().resolve(name + ENDING), StandardOpenOption.WRITE);
                FileLock held = theirs.tryLock()) {
            return held == null;
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException | OverlappingFileLockException _) {
            return true;
        }
    }

    /// Takes the mark of a dead process away, when nothing in the database is its own any more.
    public static void clear(Home home, String name) {
        if (!NAME.matcher(name).matches() || LIVE.contains(name)) {
            return;
        }
        Path file = home.queueOwnersFolder().resolve(name + ENDING);
        try (FileChannel theirs = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock held = theirs.tryLock()) {
            if (held != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | OverlappingFileLockException _) {
            // It says nothing wrong.
        }
    }

    /// Takes this process's mark away.
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // An unlocked mark says the same.
        }
        LIVE.remove(name);
    }
}

package sampan.app.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The queue as it survives quitting, crashing and restarting: an SQLite database that the window and terminal commands
/// share. What a method wrote is on the disk when it returns. Every call may wait for the disk, and for another
/// process; thread-safe; whoever opened it closes it.
public final class QueueDatabase implements AutoCloseable {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");
    private static final int PATIENCE_MS = 10_000;

    /// The result codes of a file that is no database, or a broken one, without their finer shades.
    private static final int ERROR = SQLiteErrorCode.SQLITE_ERROR.code;

    private static final int CORRUPT = SQLiteErrorCode.SQLITE_CORRUPT.code;
    private static final int NO_DATABASE = SQLiteErrorCode.SQLITE_NOTADB.code;
    private static final int BUSY = SQLiteErrorCode.SQLITE_BUSY.code;
    private static final int PROTOCOL = SQLiteErrorCode.SQLITE_PROTOCOL.code;

    private final Home home;
    private final Connection connection;
    private final BatchRows batches;
    private final FileRows files;

    private QueueDatabase(Home home, Connection connection) {
        this.home = home;
        this.connection = connection;
        this.batches = new BatchRows(connection);
        this.files = new FileRows(connection);
    }

    /// Opens it, and makes it where there is none.
    ///
    /// @param told learns of a database that could not be understood and was moved aside; the queue is then empty
    /// @throws NewerQueueException if a later version wrote it
    /// @throws IOException if it can't be opened
    public static QueueDatabase open(Home home, Consumer<SetAside> told) throws IOException {
        SqliteLibrary.prepare(home);
        Path file = home.queueFile();
        create(file);
        try {
            return new QueueDatabase(home, connectPatiently(file));
        } catch (SQLException e) {
            if (!isBroken(e)) {
                throw new IOException("the queue can't be opened", e);
            }
        }
        setAside(file, told);
        create(file);
        try {
            return new QueueDatabase(home, connectPatiently(file));
        } catch (SQLException e) {
            throw new IOException("the queue can't be made", e);
        }
    }

    /// For its owner only; SQLite gives the files beside it the same rights.
    private static void create(Path file) throws IOException {
        DurableFile.createFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, attributes);
        } catch (FileAlreadyExistsException _) {
            // The usual case.
        }
    }

    /// While another process makes the database, or is the last one to close it, SQLite does not wait by itself.
    private static Connection connectPatiently(Path file) throws SQLException, IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (true) {
            try {
                return connect(file);
            } catch (SQLException e) {
                int code = code(e);
                if ((code != BUSY && code != PROTOCOL) || System.nanoTime() - end > 0) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private static Connection connect(Path file) throws SQLException, IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MS);
        config.enforceForeignKeys(true);
        // Readers and the writer of several processes do not wait for one another; where the file system can't do
        // that, SQLite stays with its rollback journal.
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Properties properties = config.toProperties();
        Connection connection = new JDBC().connect(JDBC.PREFIX + file.toAbsolutePath(), properties);
        try {
            if (!QueueSchema.isSound(connection)) {
                throw new SQLException("the pages don't agree", null, CORRUPT);
            }
            QueueSchema.ready(connection, file);
            return connection;
        } catch (SQLException | IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean isBroken(SQLException e) {
        int code = code(e);
        return code == ERROR || code == CORRUPT || code == NO_DATABASE;
    }

    private static int code(SQLException e) {
        return (e instanceof SQLiteException own ? own.getResultCode().code : e.getErrorCode()) & 0xff;
    }

    private static void setAside(Path file, Consumer<SetAside> told) throws IOException {
        String stamp = ".broken-" + LocalDateTime.now(ZoneId.systemDefault()).format(STAMP);
        Path movedTo = file.resolveSibling(file.getFileName() + stamp);
        try {
            Files.move(file, movedTo);
        } catch (NoSuchFileException _) {
            return; // another process was faster, and tells
        }
        for (String beside : List.of("-wal", "-shm")) {
            try {
                Files.move(
                        file.resolveSibling(file.getFileName() + beside),
                        movedTo.resolveSibling(movedTo.getFileName() + beside));
            } catch (NoSuchFileException _) {
                // It is there only while somebody has the database open, or after a crash.
            }
        }
        told.accept(new SetAside(file, movedTo));
    }

    /// Something done in one transaction.
    @FunctionalInterface
    private interface Change {
        void make() throws SQLException;
    }

    /// Something asked.
    @FunctionalInterface
    private interface Question<R> {
        R ask() throws SQLException;
    }

    private synchronized void change(Change change) throws IOException {
        try (Statement sql = connection.createStatement()) {
            // Not by way of auto-commit, whose transactions begin as readers and may then be refused the writing.
            sql.execute("BEGIN IMMEDIATE");
            try {
                change.make();
                sql.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                sql.execute("ROLLBACK");
                throw e;
            }
        } catch (SQLException e) {
            throw new IOException("the queue can't be used", e);
        }
    }

    private synchronized <R> R look(Question<R> question) throws IOException {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new IOException("the queue can't be read", e);
        }
    }

    /// Adds a batch, or replaces the one of its number; what is kept of its files stays.
    public void put(KeptBatch batch) throws IOException {
        change(() -> batches.put(batch));
    }

    /// A batch stands elsewhere now.
    ///
    /// @param detail why, or empty
    public void state(long batch, KeptBatch.State state, String detail) throws IOException {
        change(() -> batches.state(batch, state, detail));
    }

    /// It is another's turn now.
    ///
    /// @param turn of the batch of this number
    public void turn(long batch, KeptBatch.Turn turn) throws IOException {
        change(() -> batches.turn(batch, turn));
    }

    /// It is carried in another way from now on.
    ///
    /// @param options of the batch of this number
    public void options(long batch, Map<String, String> options) throws IOException {
        change(() -> batches.options(batch, options));
    }

    /// Takes a batch out, with everything that is kept of it.
    public void remove(long batch) throws IOException {
        change(() -> batches.remove(batch));
    }

    /// Writes down what became of files, all in one step. Those of a batch that is gone are passed over.
    public void note(List<KeptFile> notes) throws IOException {
        change(() -> files.put(notes));
    }

    /// Forgets what failed, before it is tried again.
    public void forgetFailures(long batch) throws IOException {
        change(() -> files.remove(batch, KeptFile.State.FAILED));
    }

    /// Every file of a batch that is in this state, by path.
    public void files(long batch, KeptFile.State state, Consumer<KeptFile> each) throws IOException {
        eachFile(batch, state, each);
    }

    private synchronized void eachFile(long batch, KeptFile.State state, Consumer<KeptFile> each) throws IOException {
        try {
            files.each(batch, state, each);
        } catch (SQLException e) {
            throw new IOException("the queue can't be read", e);
        }
    }

    /// All batches of this owner, in the order of their turns.
    public List<KeptBatch> of(String owner) throws IOException {
        return look(() -> batches.of(owner));
    }

    /// All batches that terminal commands left behind when they died, in the order of their turns.
    public List<KeptBatch> interrupted() throws IOException {
        return look(() -> batches.all().stream().filter(this::isInterrupted).toList());
    }

    private boolean isInterrupted(KeptBatch batch) {
        return batch.owner().startsWith("terminal-") && !QueueOwner.isAlive(home, batch.owner());
    }

    /// Gives this owner everything that windows left behind when they ended or died.
    public void inherit(QueueOwner heir) throws IOException {
        claim(heir, batch -> batch.owner().startsWith("window-"));
        QueueOwner.dead(home, QueueOwner.Kind.WINDOW).forEach(name -> QueueOwner.clear(home, name));
    }

    /// Gives this owner one batch, if the one who had it is dead.
    ///
    /// @return whether it is this owner's now
    public boolean claim(QueueOwner heir, long batch) throws IOException {
        return claim(heir, kept -> kept.id() == batch) > 0;
    }

    private int claim(QueueOwner heir, Predicate<KeptBatch> which) throws IOException {
        AtomicInteger claimed = new AtomicInteger();
        change(() -> {
            for (KeptBatch batch : batches.all()) {
                if (which.test(batch) && !QueueOwner.isAlive(home, batch.owner())) {
                    batches.owner(batch.id(), heir.name());
                    claimed.incrementAndGet();
                }
            }
        });
        return claimed.get();
    }

    /// Takes out what dead terminal commands left that carried the same things to the same place, and every mark of
    /// theirs that nothing belongs to any more.
    ///
    /// @param like what was carried now, or null to clear away only marks
    public void settle(@Nullable KeptBatch like) throws IOException {
        change(() -> {
            for (KeptBatch batch : batches.all()) {
                if (like != null && batch.isLike(like) && isInterrupted(batch)) {
                    batches.remove(batch.id());
                }
            }
        });
        List<String> owners =
                look(() -> batches.all().stream().map(KeptBatch::owner).toList());
        QueueOwner.dead(home, QueueOwner.Kind.TERMINAL).stream()
                .filter(name -> !owners.contains(name))
                .forEach(name -> QueueOwner.clear(home, name));
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("the queue can't be closed", e);
        }
    }
}

package sampan.app.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.transfer.Transfer.Label;
import sampan.protocol.RemotePath;

/// Runs transfers. Owns their threads; thread-safe; closed by whoever made it. Closing pauses what is under
/// way: nothing half-written has a real name, and what the other side holds, or lies here in a part file, is
/// found again by the next transfer of the same file.
public final class Transfers implements AutoCloseable {
    private static final long BUDGET = 24L * 1024 * 1024;
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final TransferThreads threads = new TransferThreads();
    private final Budget budget = new Budget(BUDGET);
    private final RateLimit total = new RateLimit(null);
    private final Retries retries;
    private final LocalDisk disk;
    private final LocalSystem system;
    private final List<Transfer> open = new ArrayList<>();
    private final List<Transfer> aside = new ArrayList<>();
    private final List<Consumer<Transfer>> listeners = new ArrayList<>();
    private final Map<Visit, LinkShares> shares = new WeakHashMap<>();

    /// An engine with nothing to do.
    public Transfers() {
        this(Retries.DEFAULT);
    }

    Transfers(Retries retries) {
        this(retries, LocalDisk.REAL, LocalSystem.HERE);
    }

    Transfers(Retries retries, LocalDisk disk) {
        this(retries, disk, LocalSystem.HERE);
    }

    Transfers(Retries retries, LocalDisk disk, LocalSystem system) {
        this.retries = retries;
        this.disk = disk;
        this.system = system;
    }

    /// Sends files and folders. Folders are sent with everything in them; an existing folder is added to.
    /// Symbolic links, special files and rubbish are passed over and told as skipped items. Returns at once.
    ///
    /// @param to the host; stays open until the transfer has ended
    /// @param what files and folders of this computer
    /// @param folder an existing folder of the host
    /// @param asker whom `ASK` asks, or null
    public Transfer upload(Visit to, List<Path> what, RemotePath folder, ConflictPolicy policy, @Nullable Asker asker) {
        return upload(to, what, folder, TransferOptions.DEFAULT.onConflict(policy, asker));
    }

    /// Sends files and folders, as the other does.
    public Transfer upload(Visit to, List<Path> what, RemotePath folder, TransferOptions options) {
        List<SourceRoot> roots = roots(what, folder);
        String first =
                roots.isEmpty() ? "" : String.valueOf(roots.getFirst().path().getFileName());
        String from = roots.isEmpty() ? "" : roots.getFirst().in().path().toString();
        Label label = new Label(Direction.UPLOAD, title(first, what.size()), from, place(to, folder));
        return begin(label, to, options, new Upload(roots, folder));
    }

    private static List<SourceRoot> roots(List<Path> what, RemotePath folder) {
        List<SourceRoot> roots = new ArrayList<>();
        for (Path each : what) {
            Path path = each.toAbsolutePath().normalize();
            Path parent = path.getParent();
            roots.add(new SourceRoot(path, SourceFolder.top(parent == null ? path : parent, folder)));
        }
        return roots;
    }

    /// What the upload of these would meet.
    ///
    /// @param to the host; stays open until the preflight has ended
    public Preflight uploadPreflight(Visit to, List<Path> what, RemotePath folder, TransferOptions options) {
        return new UploadPreflight(look(to, options), roots(what, folder), folder);
    }

    /// What the download of these would meet.
    ///
    /// @param from the host; stays open until the preflight has ended
    public Preflight downloadPreflight(Visit from, List<RemotePath> what, Path folder, TransferOptions options) {
        return new DownloadPreflight(
                look(from, options), what, folder.toAbsolutePath().normalize());
    }

    /// For a look at what would be carried: nobody is asked, and nobody hears of it but who looks.
    private Voyage look(Visit visit, TransferOptions options) {
        Voyage voyage = voyage(Direction.DOWNLOAD, visit, options, new Questions(null, threads), new Herald(threads));
        voyage.stop().then(voyage.lanes()::abort);
        return voyage;
    }

    /// Sends what a stream holds as one file. It is kept in a temporary file first, because the host wants to
    /// know the size. Returns at once.
    ///
    /// @param source is read to its end on a thread of the engine; not closed
    /// @param name the file's name
    public Transfer upload(Visit to, InputStream source, String name, RemotePath folder, TransferOptions options) {
        Label label = new Label(Direction.UPLOAD, name, "-", place(to, folder));
        return begin(label, to, options, new StreamUpload(source, name, folder));
    }

    /// Fetches files and folders. Returns at once.
    ///
    /// @param from the host; stays open until the transfer has ended
    /// @param what files, folders, shares, or the library itself
    /// @param folder an existing folder of this computer; nothing is ever written outside it
    /// @param asker whom `ASK` asks, or null
    public Transfer download(
            Visit from, List<RemotePath> what, Path folder, ConflictPolicy policy, @Nullable Asker asker) {
        return download(from, what, folder, TransferOptions.DEFAULT.onConflict(policy, asker));
    }

    /// Fetches files and folders, as the other does.
    public Transfer download(Visit from, List<RemotePath> what, Path folder, TransferOptions options) {
        RemotePath first = what.isEmpty() ? RemotePath.LIBRARY : what.getFirst();
        String title = title(first.isLibrary() ? from.welcome().host() : first.leaf(), what.size());
        Path target = folder.toAbsolutePath().normalize();
        Label label = new Label(Direction.DOWNLOAD, title, place(from, first.parent()), target.toString());
        return begin(label, from, options, new Download(what, target));
    }

    /// Fetches one file into a stream, in order; a chunk is written only after its digest agreed. Returns at
    /// once.
    ///
    /// @param into is written on a thread of the engine and flushed at the end; not closed
    public Transfer download(Visit from, RemotePath file, OutputStream into, TransferOptions options) {
        Label label = new Label(Direction.DOWNLOAD, file.leaf(), place(from, file.parent()), "-");
        return begin(label, from, options, new StreamDownload(file, into));
    }

    /// Throws away what a stopped download holds of large files. May wait for the disk.
    ///
    /// @param folder the folder of this computer that it went to
    /// @param parts the names that its [Journal] was told
    /// @throws IOException if the folder can't be looked at
    public static void discardParts(Path folder, List<String> parts) throws IOException {
        Staging.discard(folder.toRealPath(), parts);
    }

    private static String title(String first, int count) {
        return count < 2 ? first : first + " +" + (count - 1);
    }

    private static String place(Visit visit, RemotePath folder) {
        return folder.isLibrary() ? visit.welcome().host() : visit.welcome().host() + ": " + folder;
    }

    private Transfer begin(Label label, Visit visit, TransferOptions options, Job job) {
        return start(label, visit, options, new Questions(options.asker(), threads), job);
    }

    /// The same kind of transfer as an earlier one.
    Transfer start(Label label, Voyage before, Job job) {
        return start(label, before.visit(), before.options(), before.questions().renewed(), job);
    }

    private Transfer start(Label label, Visit visit, TransferOptions options, Questions questions, Job job) {
        Transfer transfer = make(label, visit, options, questions, job);
        List<Consumer<Transfer>> told;
        synchronized (this) {
            open.removeIf(other -> other.state().isEnd());
            open.add(transfer);
            told = List.copyOf(listeners);
        }
        told.forEach(listener -> listener.accept(transfer));
        run(transfer);
        return transfer;
    }

    /// One that nobody is told of, but that is paused with the others.
    Transfer aside(Label label, Visit visit, TransferOptions options, Job job) {
        Transfer transfer = make(label, visit, options, new Questions(null, threads), job);
        synchronized (this) {
            aside.removeIf(other -> other.state().isEnd());
            aside.add(transfer);
        }
        run(transfer);
        return transfer;
    }

    private void run(Transfer transfer) {
        String way = transfer.direction().name().toLowerCase(java.util.Locale.ROOT);
        threads.run("transfer-" + way, transfer::run);
    }

    private Transfer make(Label label, Visit visit, TransferOptions options, Questions questions, Job job) {
        Herald herald = new Herald(threads);
        Voyage voyage = voyage(label.direction(), visit, options, questions, herald);
        return new Transfer(label, this, herald, voyage, job);
    }

    private Voyage voyage(
            Direction direction, Visit visit, TransferOptions options, Questions questions, Herald herald) {
        LinkShares links;
        synchronized (this) {
            links = shares.computeIfAbsent(
                    visit, v -> new LinkShares(v.welcome().limits().connections()));
        }
        Stop stop = new Stop();
        Broken broken = new Broken(stop);
        RateLimit limit = new RateLimit(total);
        limit.set(options.bytesPerSecond());
        Timing timing = new Timing(direction, disk);
        return new Voyage(
                visit,
                new Ledger(herald),
                stop,
                new Lanes(visit, broken, limit, timing.linked(), budget),
                limit,
                new LinkNews(),
                links,
                questions,
                options,
                budget,
                threads,
                broken,
                retries,
                timing,
                new AtOnce(),
                system);
    }

    /// Limits how fast all transfers together carry content, from now on.
    ///
    /// @param bytesPerSecond 0 for no limit; less than 10,000 counts as 10,000
    public void limit(long bytesPerSecond) {
        total.set(bytesPerSecond);
    }

    /// The transfers that have not ended, in the order they were added.
    public synchronized List<Transfer> underWay() {
        return open.stream().filter(transfer -> !transfer.state().isEnd()).toList();
    }

    /// Tells every transfer that is added from now on, on the thread that adds it.
    public synchronized void onAdded(Consumer<Transfer> listener) {
        listeners.add(listener);
    }

    /// Pauses everything that is under way, and waits for that, at most ten seconds.
    @Override
    public void close() {
        List<Transfer> all;
        synchronized (this) {
            all = new ArrayList<>(open);
            all.addAll(aside);
        }
        all.forEach(Transfer::pause);
        long end = System.nanoTime() + CLOSE_NANOS;
        all.forEach(transfer -> transfer.awaitUntil(end));
        threads.close();
    }
}

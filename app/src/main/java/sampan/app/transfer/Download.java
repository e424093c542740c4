package sampan.app.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;

/// Fetches files and folders: files while the listing still streams, small ones pipelined, large ones a few
/// at a time; at the end the empty folders, and the times of all folders last.
final class Download implements Job, RemoteFinds {
    /// How many large files are under way at once, so that one that is being published does not keep links
    /// idle.
    private static final int LARGE = 4;

    private final List<RemotePath> what;
    private final Path chosen;
    private final @Nullable List<RemoteRoot> roots;
    private final List<RemoteRoot> failed = new ArrayList<>();
    private final List<TargetFolder> folders = new ArrayList<>();
    private final Set<LargeDownload> larges = ConcurrentHashMap.newKeySet();
    private final Turns turns = new Turns(LARGE, piece -> queue().add(piece));
    private @Nullable Running running;
    private @Nullable Staging staging;
    private @Nullable TransferException noStaging;
    private boolean stoppedShort;

    /// What there is while it runs.
    private record Running(
            Voyage voyage, Runnable planned, Path top, LocalConflicts conflicts, DiskWriter writer, WorkQueue queue) {}

    /// @param what files, folders, shares, or the library
    /// @param chosen the folder of this computer that it goes to
    Download(List<RemotePath> what, Path chosen) {
        this(what, chosen, null);
    }

    private Download(List<RemotePath> what, Path chosen, @Nullable List<RemoteRoot> roots) {
        this.what = List.copyOf(what);
        this.chosen = chosen;
        this.roots = roots;
    }

    @Override
    public @Nullable IOException run(Voyage voyage, Runnable planned) {
        Path top;
        try {
            top = ChosenFolder.top(chosen);
        } catch (TransferException e) {
            return e;
        }
        IOException cause = Phase.run(voyage, queue -> fill(voyage, planned, top, queue));
        writer().drain();
        boolean keep = voyage.stop().kind() != Stop.Kind.CANCEL;
        larges.forEach(large -> large.stopped(keep));
        if (!voyage.stop().isSet()) {
            finishFolders(voyage.ledger(), cause == null);
        }
        closeStaging();
        stoppedShort = cause != null;
        return cause;
    }

    private void fill(Voyage voyage, Runnable planned, Path top, WorkQueue queue) {
        DiskWriter writer = new DiskWriter(
                voyage.threads(),
                new SmallFiles(this)::settle,
                voyage.broken(),
                voyage.timing().writing(),
                voyage.atOnce());
        running = new Running(
                voyage, planned, top, new LocalConflicts(voyage.policy(), voyage.questions()), writer, queue);
        LocalSystem system = voyage.system().in(top);
        List<RemoteRoot> all = roots == null ? ChosenFolder.roots(what, top, system) : roots;
        new RemoteLooks(voyage, queue, system, this).begin(all);
    }

    private Running running() {
        return Objects.requireNonNull(running);
    }

    Voyage voyage() {
        return running().voyage();
    }

    WorkQueue queue() {
        return running().queue();
    }

    LocalConflicts conflicts() {
        return running().conflicts();
    }

    /// Whether a file that the host's owner may run can be run here too.
    boolean isExecutable(RemoteFile file) {
        return file.executable() && voyage().options().executable();
    }

    LocalDisk disk() {
        return voyage().disk();
    }

    DiskWriter writer() {
        return running().writer();
    }

    /// The real path of the chosen folder.
    Path top() {
        return running().top();
    }

    /// By what the host is known: part of a part file's name.
    String hostId() {
        return voyage().visit().destination().pin().text();
    }

    /// Where part files lie; made when the first is needed. Without it nothing can be fetched.
    Staging staging() throws TransferException {
        synchronized (this) {
            if (staging != null) {
                return staging;
            }
            if (noStaging == null) {
                try {
                    staging = Staging.open(top());
                    return staging;
                } catch (IOException e) {
                    noStaging = LocalTrouble.of(
                            chosen.toString(), e, top(), voyage().ledger().bytesLeft());
                }
            }
        }
        queue().stop(noStaging);
        throw noStaging;
    }

    /// Clears away what this run, or one that was killed after its last file, has left.
    private void closeStaging() {
        try {
            Staging own;
            synchronized (this) {
                own = staging;
            }
            if (own == null && Staging.isAnyIn(top())) {
                own = staging();
            }
            if (own != null) {
                own.close();
            }
        } catch (IOException ignored) {
            // It is out of sight, and the next download tries again.
        }
    }

    @Override
    public void complete() {
        voyage().ledger().planned();
        running().planned().run();
    }

    @Override
    public void failed(RemoteRoot root, ItemOutcome outcome) {
        synchronized (failed) {
            failed.add(root);
        }
        String shown = root.in().shownChild(root.path().leaf());
        voyage().ledger().aside(shown, outcome);
    }

    @Override
    public void folder(TargetFolder folder) {
        synchronized (folders) {
            folders.add(folder);
        }
    }

    @Override
    public void files(List<RemoteFile> files) {
        List<RemoteFile> small = new ArrayList<>();
        List<RemoteFile> left = new EarlierRuns(voyage()).unfinished(files, this::remember);
        queue().open(left.size());
        for (RemoteFile file : left) {
            if (file.size() > Limits.PUT_BYTES) {
                large(file);
            } else {
                small.add(file);
            }
        }
        for (int i = 0; i < small.size(); i += SmallGets.BATCH) {
            queue().add(new SmallGets(this, small.subList(i, Math.min(small.size(), i + SmallGets.BATCH))));
        }
    }

    @Override
    public void unfetchable(String shown, IOException cause) {
        voyage().ledger().aside(shown, new ItemOutcome.Failed(cause));
    }

    @Override
    public void leftOut(long count) {
        voyage().ledger().leftOut(count);
    }

    /// A large file is to be fetched when it is its turn.
    void large(RemoteFile file) {
        large(file, false);
    }

    private void large(RemoteFile file, boolean differs) {
        LargeDownload large = new LargeDownload(this, file, differs);
        larges.add(large);
        turns.add(large);
    }

    /// A large file is finished.
    void endLarge(LargeDownload large, RemoteFile file, long counted, ItemOutcome outcome) {
        larges.remove(large);
        end(file, counted, outcome);
        turns.ended();
    }

    /// A file is finished, or is to be compared before it is.
    ///
    /// @param counted how many of its bytes the ledger was told of
    void end(RemoteFile file, long counted, ItemOutcome outcome) {
        Verifying verifying = new Verifying(voyage(), queue());
        if (!verifying.isDue(outcome)) {
            finish(file, counted, outcome);
            return;
        }
        try {
            FilePair pair = FilePair.fetched(file, top(), ItemOutcome.renamed(outcome));
            verifying.check(pair, outcome, then -> finish(file, counted, then), () -> differs(file));
        } catch (TransferException e) {
            finish(file, counted, new ItemOutcome.Failed(e));
        }
    }

    /// What lies here of the same size and time is another file.
    private void differs(RemoteFile file) {
        if (file.size() > Limits.PUT_BYTES) {
            large(file, true);
        } else {
            queue().add(new SmallGet(this, file, true));
        }
    }

    private void remember(RemoteFile file, ItemOutcome outcome) {
        if (voyage().options().remember() && Carried.is(outcome)) {
            String renamed = ItemOutcome.renamed(outcome);
            Path top = top();
            Carried.Place place = () -> FilePair.fetched(file, top, renamed);
            voyage().ledger().remember(new Carried(place, file.size(), outcome));
        }
    }

    private void finish(RemoteFile file, long counted, ItemOutcome outcome) {
        remember(file, outcome);
        if (outcome.isFailure()) {
            synchronized (failed) {
                failed.add(new RemoteRoot(file.path(), file.in(), file.local()));
            }
        }
        ItemOutcome told = outcome instanceof ItemOutcome.Failed(TransferException why) ? failure(file, why) : outcome;
        new EarlierRuns(voyage()).ended(file, told);
        voyage().ledger().finish(file.shown(), file.size(), counted, told);
        queue().close();
    }

    /// Whether a file fails alone, or with its folder, or with everything: a disk with no room for it has none for
    /// the others either.
    private ItemOutcome failure(RemoteFile file, TransferException why) {
        if (LocalTrouble.isFull(why)) {
            long needed = Math.max(why.needed(), voyage().ledger().bytesLeft());
            queue().stop(new TransferException(Reason.NO_ROOM, chosen.toString(), needed, why.free(), why));
            return new ItemOutcome.Stranded(why);
        }
        boolean told = why == queue().cause() || file.in().isLostFor(why);
        return told ? new ItemOutcome.Stranded(why) : new ItemOutcome.Failed(why);
    }

    /// Makes what no file needed, makes all of it durable, and sets the times, which nothing changes any
    /// more.
    ///
    /// @param all whether also those that are not there yet
    private void finishFolders(Ledger ledger, boolean all) {
        Set<Path> forced = new LinkedHashSet<>();
        for (TargetFolder folder : folders) {
            if (all || folder.isMade()) {
                finish(folder, ledger, forced);
            }
        }
        for (Path path : forced) {
            try {
                LocalPublish.force(path);
            } catch (IOException e) {
                ledger.aside(path.toString(), new ItemOutcome.Failed(LocalTrouble.of(path.toString(), e, path, 0)));
            }
        }
        folders.reversed().forEach(TargetFolder::setTime);
    }

    private static void finish(TargetFolder folder, Ledger ledger, Set<Path> forced) {
        try {
            Path path = folder.ensure();
            ledger.folder();
            String renamed = folder.renamed();
            if (renamed != null) {
                ledger.aside(folder.shown(), new ItemOutcome.Done(renamed));
            }
            if (!folder.existed()) {
                forced.add(path.getParent());
            }
        } catch (TransferException e) {
            TargetFolder above = folder.parent();
            boolean told = above != null && above.isLostFor(e);
            ledger.aside(folder.shown(), told ? new ItemOutcome.Stranded(e) : new ItemOutcome.Failed(e));
        }
    }

    @Override
    public Job again(boolean everything) {
        if (everything) {
            return new Download(what, chosen);
        }
        Map<TargetFolder, TargetFolder> fresh = new LinkedHashMap<>();
        List<RemoteRoot> once = new ArrayList<>();
        synchronized (failed) {
            failed.forEach(
                    root -> once.add(new RemoteRoot(root.path(), root.in().fresh(fresh), root.local())));
        }
        if (stoppedShort) {
            // Some were not made, for no file needed them.
            folders.forEach(folder -> folder.fresh(fresh));
        }
        Download again = new Download(what, chosen, once);
        again.folders.addAll(fresh.values());
        return again;
    }
}

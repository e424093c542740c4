package sampan.app.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.protocol.Access;
import sampan.protocol.Condition;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.TrashId;

/// Sends files and folders: folders first, then small files in the order of their folders, then large ones a
/// few at a time, and the times of folders last of all.
final class Upload implements Job {
    /// How many large files are under way at once, so that one that is being published does not keep links
    /// idle.
    private static final int LARGE = 4;

    private final List<SourceRoot> roots;
    private final RemotePath base;
    private final List<SourceFolder> unfinished;
    private final List<SourceRoot> failed = new ArrayList<>();
    private final Set<LargeUpload> larges = ConcurrentHashMap.newKeySet();
    private final Turns turns = new Turns(LARGE, piece -> queue().add(piece));
    private @Nullable Voyage voyage;
    private @Nullable WorkQueue queue;
    private @Nullable HostConflicts conflicts;
    private @Nullable HostRefusals refusals;

    /// @param roots what to send
    /// @param base the host's folder that it goes to
    Upload(List<SourceRoot> roots, RemotePath base) {
        this(roots, base, List.of());
    }

    /// @param unfinished folders that an earlier run did not make, or did not give their times; each one after the one
    ///     it lies in
    private Upload(List<SourceRoot> roots, RemotePath base, List<SourceFolder> unfinished) {
        this.roots = roots;
        this.base = base;
        this.unfinished = new ArrayList<>(unfinished);
    }

    @Override
    public @Nullable IOException run(Voyage how, Runnable planned) {
        voyage = how;
        conflicts = new HostConflicts(how.policy(), how.questions());
        Access access = access();
        HostRefusals far = new HostRefusals(how.ledger(), access != null && access.adds(), this::failedFolder);
        refusals = far;
        if (how.options().verify() && access() == Access.INBOX) {
            how.ledger().planned();
            failed.addAll(roots);
            return new TransferException(TransferException.Reason.NOT_READABLE_THERE, base.toString(), null);
        }
        List<SourceFolder> folders = new SourceWalk(how.ledger(), how.stop(), failed).walk(roots);
        folders.forEach(folder -> new EarlierRuns(how).leaveOut(folder, this::remember));
        how.ledger().planned();
        planned.run();
        List<SourceFolder> made = withUnfinished(folders);
        IOException cause = Phase.run(how, q -> new MakeFolders(how, q, made, far).open());
        if (cause == null) {
            cause = Phase.run(how, q -> fill(q, folders));
        } else {
            giveUp(folders, cause);
        }
        if (cause == null) {
            cause = Phase.run(how, q -> new FolderTimes(q, made).open());
        }
        unfinished.clear();
        if (cause != null) {
            unfinished.addAll(made);
        }
        List<Request.DraftRef> drafts = new ArrayList<>();
        larges.forEach(large -> large.stopped(drafts));
        if (how.stop().kind() == Stop.Kind.CANCEL) {
            discard(drafts);
        }
        return cause;
    }

    /// All folders that are sent, those of an earlier run first.
    private List<SourceFolder> withUnfinished(List<SourceFolder> folders) {
        Map<RemotePath, SourceFolder> all = new LinkedHashMap<>();
        unfinished.forEach(folder -> all.put(folder.remote(), folder));
        folders.stream().filter(folder -> !folder.isTop()).forEach(folder -> all.put(folder.remote(), folder));
        return new ArrayList<>(all.values());
    }

    private void giveUp(List<SourceFolder> folders, IOException cause) {
        queue = new WorkQueue();
        folders.forEach(folder -> folder.files().forEach(file -> end(file, 0, new ItemOutcome.Stranded(cause))));
    }

    private void fill(WorkQueue work, List<SourceFolder> folders) {
        queue = work;
        boolean insists = HostConflicts.insists(voyage().policy());
        List<SourceFile> small = new ArrayList<>();
        List<SourceFile> large = new ArrayList<>();
        for (SourceFolder folder : folders) {
            IOException failure = folder.failure();
            List<SourceFile> perhapsThere = new ArrayList<>();
            work.open(folder.files().size());
            for (SourceFile file : folder.files()) {
                if (failure != null) {
                    end(file, 0, new ItemOutcome.Stranded(failure));
                } else if (file.size() > Limits.PUT_BYTES) {
                    large.add(file);
                } else {
                    (insists || folder.isNew() ? small : perhapsThere).add(file);
                }
            }
            SmallChecks.of(this, perhapsThere).forEach(work::add);
        }
        send(small);
        large.forEach(file -> large(file, firstAim(file)));
    }

    /// Small files are to be sent.
    void send(List<SourceFile> small) {
        for (int i = 0; i < small.size(); i += SmallPuts.BATCH) {
            queue().add(new SmallPuts(this, small.subList(i, Math.min(small.size(), i + SmallPuts.BATCH))));
        }
    }

    Voyage voyage() {
        return java.util.Objects.requireNonNull(voyage);
    }

    WorkQueue queue() {
        return java.util.Objects.requireNonNull(queue);
    }

    HostConflicts conflicts() {
        return java.util.Objects.requireNonNull(conflicts);
    }

    /// What becomes of a file that the host refused.
    ItemOutcome refused(SourceFile file, LinkException.Refused refused) {
        return java.util.Objects.requireNonNull(refusals).of(file, refused, queue());
    }

    /// By what the host is known: part of a draft's name.
    String hostId() {
        return voyage().visit().destination().pin().text();
    }

    /// How a file is published if nothing is known about its name: not replacing, unless that was said and is
    /// allowed.
    Aim firstAim(SourceFile file) {
        Aim aim = Aim.at(file.name());
        return voyage().policy() == ConflictPolicy.REPLACE && access() == Access.FULL
                ? new Aim(aim.leaf(), new Condition.Any(), TrashId.random(), ConflictPolicy.REPLACE, 0)
                : aim;
    }

    private @Nullable Access access() {
        Reply.Share share = voyage().visit().share(base);
        return share == null ? null : share.access();
    }

    /// A large file is to be sent when it is its turn.
    void large(SourceFile file, Aim aim) {
        large(file, aim, false);
    }

    private void large(SourceFile file, Aim aim, boolean differs) {
        LargeUpload large = new LargeUpload(this, file, aim, differs);
        larges.add(large);
        turns.add(large);
    }

    /// A large file is finished.
    void endLarge(LargeUpload large, SourceFile file, long counted, ItemOutcome outcome) {
        larges.remove(large);
        end(file, counted, outcome);
        turns.ended();
    }

    /// A file is finished, or is to be compared before it is.
    ///
    /// @param counted how many of its bytes the ledger was told of
    void end(SourceFile file, long counted, ItemOutcome outcome) {
        Verifying verifying = new Verifying(voyage(), queue());
        if (verifying.isDue(outcome)) {
            FilePair pair = FilePair.sent(file, ItemOutcome.renamed(outcome));
            verifying.check(pair, outcome, then -> finish(file, counted, then), () -> differs(file));
        } else {
            finish(file, counted, outcome);
        }
    }

    /// What the host has of the same size and time is another file.
    private void differs(SourceFile file) {
        if (file.size() > Limits.PUT_BYTES) {
            large(file, firstAim(file), true);
        } else {
            queue().add(new SmallPut(this, file));
        }
    }

    private void remember(SourceFile file, ItemOutcome outcome) {
        if (voyage().options().remember() && Carried.is(outcome)) {
            String renamed = ItemOutcome.renamed(outcome);
            Carried.Place place = () -> FilePair.sent(file, renamed);
            voyage().ledger().remember(new Carried(place, file.size(), outcome));
        }
    }

    private void finish(SourceFile file, long counted, ItemOutcome outcome) {
        remember(file, outcome);
        if (outcome.isFailure() && file.in().failure() == null) {
            synchronized (failed) {
                failed.add(new SourceRoot(file.path(), file.in()));
            }
        }
        new EarlierRuns(voyage()).ended(file, outcome);
        voyage().ledger().finish(file.shown(), file.size(), counted, outcome);
        queue().close();
    }

    private void failedFolder(SourceFolder folder) {
        // Where everything was to go is no part of it: then everything is tried again.
        if (!folder.isTop()) {
            synchronized (failed) {
                failed.add(new SourceRoot(folder.path(), folder.parentOrSelf()));
            }
        }
    }

    /// The host shall throw a draft away, if it can be told.
    void discard(Request.DraftRef draft) {
        queue().open(1);
        queue().add(new DiscardDraft(queue(), draft));
    }

    /// After a cancel the links are gone: the visit's own says it.
    private void discard(List<Request.DraftRef> all) {
        try {
            for (Request.DraftRef draft : all) {
                voyage().visit().call(new Request.Discard(draft));
            }
        } catch (LinkException e) {
            // The host forgets unused drafts by itself.
        }
    }

    @Override
    public List<UnderWay> underWay() {
        return larges.stream().flatMap(large -> large.underWay().stream()).toList();
    }

    @Override
    public Job again(boolean everything) {
        Map<SourceFolder, SourceFolder> fresh = new LinkedHashMap<>();
        List<SourceRoot> once = new ArrayList<>();
        synchronized (failed) {
            boolean all =
                    everything || roots.stream().anyMatch(root -> root.in().failure() != null);
            for (SourceRoot root : all ? roots : failed) {
                once.add(new SourceRoot(root.path(), root.in().fresh(fresh)));
            }
        }
        return new Upload(
                once,
                base,
                unfinished.stream().map(folder -> folder.fresh(fresh)).toList());
    }
}

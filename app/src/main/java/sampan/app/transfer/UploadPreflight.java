package sampan.app.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import sampan.app.client.LinkException;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.Access;
import sampan.protocol.Failure;
import sampan.protocol.PortableName;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Looks what files and folders of this computer would meet at a host: walks them, asks the host about every folder,
/// all at once, and finds what would clash with each other.
final class UploadPreflight implements Preflight {
    private final Voyage voyage;
    private final List<SourceRoot> roots;
    private final RemotePath base;
    private final Prospects prospects;
    private final AtomicLong free = new AtomicLong(-1);
    private final Map<RemotePath, List<CheckedEntry>> folders = new LinkedHashMap<>();

    UploadPreflight(Voyage voyage, List<SourceRoot> roots, RemotePath base) {
        this.voyage = voyage;
        this.roots = roots;
        this.base = base;
        this.prospects = Prospects.of(Direction.UPLOAD, voyage.options());
    }

    private record Aside(String path, ItemOutcome outcome) {}

    @Override
    public PreflightSum run(Consumer<PreflightItem> each) throws IOException {
        List<Aside> asides = new ArrayList<>();
        WalkNews news = new WalkNews() {
            @Override
            public void plan(long size) {
                // It is in its folder.
            }

            @Override
            public void aside(String path, ItemOutcome outcome) {
                asides.add(new Aside(path, outcome));
            }
        };
        group(new SourceWalk(news, voyage.stop(), new ArrayList<>()).walk(roots));
        Reply.Share share = share();
        if (share.access() != Access.INBOX) {
            lookAtBase();
        }
        IOException cause = Phase.run(
                voyage, queue -> folders.forEach((in, entries) -> CheckPiece.open(queue, in, entries, free::set)));
        if (cause != null) {
            throw cause;
        }
        if (voyage.stop().isSet()) {
            throw new InterruptedIOException("cancelled");
        }
        Manifest manifest = new Manifest(prospects, each, free.get());
        asides.forEach(aside -> manifest.aside(aside.path(), aside.outcome()));
        tell(base, share, manifest, new HashSet<>());
        return manifest.sum(0);
    }

    @Override
    public void cancel() {
        voyage.stop().now(Stop.Kind.CANCEL);
    }

    private void group(List<SourceFolder> walked) {
        for (SourceFolder folder : walked) {
            SourceFolder parent = folder.parent();
            if (parent != null) {
                in(parent.remote()).add(CheckedEntry.of(folder));
            }
            List<CheckedEntry> here = in(folder.remote());
            folder.files().forEach(file -> here.add(CheckedEntry.of(file)));
        }
    }

    private List<CheckedEntry> in(RemotePath folder) {
        return folders.computeIfAbsent(folder, _ -> new ArrayList<>());
    }

    /// The share it goes to; where the host names none, it has the last word.
    private Reply.Share share() {
        Reply.Share share = voyage.visit().share(base);
        return share == null ? new Reply.Share(base.leaf(), Access.FULL, true, false) : share;
    }

    /// A host is asked about folders that need not exist; this one must.
    private void lookAtBase() throws IOException {
        try {
            if (!voyage.visit().call(new Request.Describe(base)).entry().isFolder()) {
                throw new TransferException(Reason.TARGET_MISSING, base.toString(), null);
            }
        } catch (LinkException.Refused e) {
            throw e.failure() instanceof Failure.NotFound
                    ? new TransferException(Reason.TARGET_MISSING, base.toString(), e)
                    : e;
        }
    }

    /// Tells everything in a folder, with everything in it.
    ///
    /// @param told the folders that were told: what is dropped from two places may go to one
    private void tell(RemotePath in, Reply.Share share, Manifest manifest, Set<RemotePath> told) {
        if (!told.add(in)) {
            return;
        }
        Map<String, CheckedEntry> taken = new HashMap<>();
        for (CheckedEntry entry : in(in)) {
            String key = share.portable() ? PortableName.key(entry.name()) : entry.name();
            CheckedEntry first = taken.putIfAbsent(key, entry);
            if (first != null && !isSameFolder(first, entry)) {
                entry.answer(new PreflightAnswer.Clash(first.name(), null));
            }
            tell(entry, share, manifest, told);
        }
    }

    private static boolean isSameFolder(CheckedEntry one, CheckedEntry other) {
        return one.folder() != null && other.folder() != null && one.name().equals(other.name());
    }

    private void tell(CheckedEntry entry, Reply.Share share, Manifest manifest, Set<RemotePath> told) {
        SourceFile file = entry.file();
        SourceFolder folder = entry.folder();
        if (file != null) {
            manifest.file(file.shown(), file.size(), file.modified(), allowed(entry.answer(), file, share));
        } else if (folder != null && manifest.folder(folder.shown(), entry.answer())) {
            tell(folder.remote(), share, manifest, told);
        } else if (folder != null) {
            strand(folder.remote(), manifest, told);
        }
    }

    private PreflightAnswer allowed(PreflightAnswer answer, SourceFile file, Reply.Share share) {
        boolean denied = share.access() != Access.FULL && prospects.replaces(answer, file.modified());
        return denied ? new PreflightAnswer.NoRight(Access.FULL.word()) : answer;
    }

    /// Everything in a folder that can't be made. Where nothing may be added at all, that is said of everything.
    private void strand(RemotePath in, Manifest manifest, Set<RemotePath> told) {
        if (!told.add(in)) {
            return;
        }
        for (CheckedEntry entry : in(in)) {
            boolean denied = entry.answer() instanceof PreflightAnswer.NoRight;
            PreflightAnswer answer = denied ? entry.answer() : new PreflightAnswer.Stranded();
            SourceFile file = entry.file();
            SourceFolder folder = entry.folder();
            if (file != null) {
                manifest.file(file.shown(), file.size(), file.modified(), answer);
            } else if (folder != null) {
                manifest.folder(folder.shown(), answer);
                strand(folder.remote(), manifest, told);
            }
        }
    }
}

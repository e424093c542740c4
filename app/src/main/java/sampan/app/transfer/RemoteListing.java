package sampan.app.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import sampan.app.client.LinkException;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.BadNameException;
import sampan.protocol.Entry;
import sampan.protocol.Part;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Lists a host's folder with everything in it. What it finds is fetched by other links while the list still
/// streams. Nothing in a list is believed: names are checked as every name is, what comes twice is passed
/// over, and a list without end is cut off.
final class RemoteListing implements Piece {
    /// Most entries of one transfer.
    static final long MOST = 1_000_000;

    private final Download download;
    private final RemoteRoot root;
    private final Patience patience = new Patience();
    private final Map<List<String>, TargetFolder> folders = new HashMap<>();
    private final Set<List<String>> bad = new HashSet<>();
    private final List<RemoteFile> small = new ArrayList<>();
    private final AtomicLong entries;

    /// @param entries counts the entries of the whole transfer
    RemoteListing(Download download, RemoteRoot root, TargetFolder folder, AtomicLong entries) {
        this.download = download;
        this.root = root;
        this.entries = entries;
        folders.put(List.of(), folder);
    }

    @Override
    public void run(Lane lane) throws LinkException {
        Request.ListFolder list = new Request.ListFolder(root.path(), true, 0, true);
        lane.track(
                false,
                new Answer<Reply.Listed>(_ -> listed(), this::refused),
                () -> lane.link().stream(list, part -> add(lane, part)));
        // Answers come in order: what this link fetched meanwhile would only wait behind the list.
        lane.drain();
    }

    private void add(Lane lane, Part part) {
        if (!(part instanceof Part.Entries(List<String> in, List<Entry> found, int skipped))) {
            return;
        }
        if (entries.addAndGet(1 + found.size()) > MOST) {
            download.queue()
                    .stop(new TransferException(Reason.TOO_MANY, root.path().toString(), null));
            lane.link().abort();
            return;
        }
        download.voyage().ledger().leftOut(skipped);
        TargetFolder folder = folder(in);
        if (folder == null) {
            return;
        }
        for (Entry entry : found) {
            if (folder.isNew(entry.name())) {
                add(in, folder, entry);
            }
        }
        if (small.size() >= SmallGets.BATCH) {
            hand();
        }
    }

    private void add(List<String> in, TargetFolder folder, Entry entry) {
        String shown = folder.shownChild(entry.name());
        try {
            switch (entry.kind()) {
                case FILE -> add(RemoteFile.of(folder, entry));
                case FOLDER -> child(folder, in, entry.name()).modified(entry.modified());
                case UNAVAILABLE -> fail(shown, Reason.UNAVAILABLE);
            }
        } catch (BadNameException e) {
            if (entry.isFolder()) {
                bad.add(below(in, entry.name()));
            }
            fail(shown, Reason.BAD_NAME);
        }
    }

    private void add(RemoteFile file) {
        download.plan(file);
        if (file.size() > sampan.protocol.Limits.PUT_BYTES) {
            download.large(file);
        } else {
            small.add(file);
        }
    }

    private void fail(String shown, Reason reason) {
        download.voyage().ledger().aside(shown, new ItemOutcome.Failed(new TransferException(reason, shown, null)));
    }

    /// The folder of these names; also one that was not listed itself.
    private @org.jspecify.annotations.Nullable TargetFolder folder(List<String> in) {
        TargetFolder known = folders.get(in);
        if (known != null) {
            return known;
        }
        for (int i = 1; i <= in.size(); i++) {
            if (bad.contains(in.subList(0, i))) {
                return null;
            }
        }
        TargetFolder above = folder(in.subList(0, in.size() - 1));
        try {
            return above == null ? null : child(above, in.subList(0, in.size() - 1), in.getLast());
        } catch (BadNameException e) {
            bad.add(List.copyOf(in));
            fail(String.join("/", in), Reason.BAD_NAME);
            return null;
        }
    }

    private TargetFolder child(TargetFolder above, List<String> in, String name) {
        List<String> path = below(in, name);
        TargetFolder known = folders.get(path);
        if (known == null) {
            known = above.child(name);
            folders.put(path, known);
            download.folder(known);
        }
        return known;
    }

    private static List<String> below(List<String> in, String name) {
        List<String> path = new ArrayList<>(in);
        path.add(name);
        return List.copyOf(path);
    }

    private void hand() {
        for (int i = 0; i < small.size(); i += SmallGets.BATCH) {
            List<RemoteFile> batch = List.copyOf(small.subList(i, Math.min(small.size(), i + SmallGets.BATCH)));
            download.queue().add(new SmallGets(download, batch));
        }
        small.clear();
    }

    private void listed() {
        hand();
        folders.values().forEach(TargetFolder::listed);
        download.listed();
    }

    private void refused(IOException why) {
        if (!(why instanceof LinkException.Refused refused)) {
            download.queue().add(this);
        } else if (Patience.isPassing(refused.failure()) && patience.last()) {
            download.queue().later(this, patience.pauseMs(refused.failure()));
        } else {
            hand();
            download.failRoot(root, new ItemOutcome.Failed(refused));
        }
    }

    @Override
    public void fail(IOException cause) {
        download.failRoot(root, new ItemOutcome.Stranded(cause));
    }
}

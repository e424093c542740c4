package sampan.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkRange;
import sampan.protocol.Entry;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.Visitor.Doing;
import sampan.server.storage.StorageException;

/// What the requests mean that look: at entries, at what an upload would meet, at digests and at changes. Used by one
/// thread at a time.
final class Browsing {
    /// How long a change may go unseen.
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Door door;
    private final Visit visit;
    private final Presence presence;
    private final int longestWait;

    /// @param longestWait most milliseconds that a watch may wait
    Browsing(Door door, Visit visit, Presence presence, int longestWait) {
        this.door = door;
        this.visit = visit;
        this.presence = presence;
        this.longestWait = longestWait;
    }

    Reply.Described describe(Request.Describe asked) throws StorageException, Refusal, Farewell {
        RemotePath path = asked.path();
        if (path.isLibrary()) {
            return new Reply.Described(Entry.folder("", 0), null, null);
        }
        Entered in = path.isShare() ? door.enter(path) : door.reading(path);
        visit.does(Doing.LOOKING, path);
        return in.call(() -> {
            Entry entry =
                    in.inbox() ? Entry.folder(path.leaf(), 0) : in.storage().describe(path);
            Long free = entry.isFolder() && in.access().adds() ? in.storage().free() : null;
            return new Reply.Described(entry, free, null);
        });
    }

    Reply.Checked check(Request.Preflight asked) throws StorageException, Refusal, Farewell {
        Entered in = door.enter(asked.in());
        visit.does(Doing.LOOKING, asked.in());
        List<Request.Candidate> candidates = asked.entries();
        if (!in.access().adds()) {
            List<Reply.Answer> none = candidates.stream()
                    .<Reply.Answer>map(_ -> new Reply.NoRight("add"))
                    .toList();
            return new Reply.Checked(none, 0);
        }
        if (in.inbox()) {
            boolean portable = in.share().folder().portable();
            List<Reply.Answer> blind = candidates.stream()
                    .map(c -> blind(Reply.Bad.of(asked.in(), c.name(), portable)))
                    .toList();
            return new Reply.Checked(blind, in.call(in.storage()::free));
        }
        return in.call(() -> new Reply.Checked(
                in.storage().check(asked.in(), candidates), in.storage().free()));
    }

    /// What can be said of a name without looking.
    private static Reply.Answer blind(Reply.@Nullable Bad bad) {
        return bad == null ? new Reply.New() : bad;
    }

    Reply.Summed sums(Request.Sums asked) throws StorageException, Refusal, Farewell {
        var range = new ChunkRange(asked.first(), asked.count());
        return switch (asked.of()) {
            case Request.FileSubject(RemotePath path, String version) -> {
                Entered in = door.reading(path);
                visit.does(Doing.LOOKING, path);
                yield in.call(() -> in.storage().sums(path, version, range, asked.algorithm(), asked.weak()));
            }
            case Request.DraftSubject(Request.DraftRef draft) -> {
                Entered in = door.adding(draft.share());
                visit.does(Doing.SENDING, null);
                yield in.call(
                        () -> in.storage().sums(visit.device(), draft.id(), range, asked.algorithm(), asked.weak()));
            }
        };
    }

    /// Waits for a difference, as long as the visitor wants and the host affords; ends early when the connection does.
    Reply.Changes watch(Request.Watch asked) throws StorageException, Refusal, Farewell {
        long end = System.nanoTime()
                + Duration.ofMillis(Math.min(asked.waitMs(), longestWait)).toNanos();
        while (true) {
            List<Request.Seen> changed = changed(asked.folders());
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!changed.isEmpty() || !left.isPositive()) {
                return new Reply.Changes(changed);
            }
            if (presence.pause(left.compareTo(LOOK) < 0 ? left : LOOK)) {
                return new Reply.Changes(List.of());
            }
        }
    }

    private List<Request.Seen> changed(List<Request.Seen> shown) throws StorageException, Refusal, Farewell {
        Map<String, List<Request.Seen>> byShare = new TreeMap<>();
        for (Request.Seen seen : shown) {
            if (!seen.path().isLibrary()) {
                byShare.computeIfAbsent(seen.path().share(), _ -> new ArrayList<>())
                        .add(seen);
            }
        }
        List<Request.Seen> changed = new ArrayList<>();
        for (List<Request.Seen> some : byShare.values()) {
            Entered in = door.reading(some.getFirst().path());
            List<RemotePath> folders = some.stream().map(Request.Seen::path).toList();
            List<Request.Seen> now = in.call(() -> in.storage().versions(folders));
            for (int i = 0; i < some.size(); i++) {
                if (!Objects.equals(some.get(i).version(), now.get(i).version())) {
                    changed.add(now.get(i));
                }
            }
        }
        return changed;
    }
}

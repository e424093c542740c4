package sampan.server;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Condition;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.DraftId;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.SumsAlgorithm;
import sampan.protocol.TrashId;
import sampan.server.storage.Storage;
import sampan.server.storage.StorageException;
import sampan.transport.DeviceId;

/// A share in memory, strict and simple, that counts its calls. A null content is a folder.
@SuppressWarnings("ArrayRecordComponent") // never compared
class MemoryStorage implements Storage {
    final AtomicInteger calls = new AtomicInteger();
    volatile boolean closed;

    private final Map<List<String>, Node> nodes =
            new TreeMap<>((a, b) -> String.join("\0", a).compareTo(String.join("\0", b)));
    private final Map<DraftId, Draft> drafts = new HashMap<>();
    private final Map<TrashId, Map.Entry<RemotePath, Node>> trash = new HashMap<>();
    private long version;

    private record Node(byte @Nullable [] bytes, long modified, String version) {
        Entry entry(String name) {
            return bytes == null
                    ? new Entry(name, Entry.Kind.FOLDER, 0, modified, version, false)
                    : new Entry(name, Entry.Kind.FILE, bytes.length, modified, version, false);
        }
    }

    private record Draft(
            DeviceId device,
            Request.Offer offer,
            byte[] data,
            @Nullable Digest[] marks) {}

    private record Waiting(Request.Put put, byte[] bytes, boolean anonymous) implements Pending {
        @Override
        public int size() {
            return put.size();
        }

        @Override
        public void discard() {
            // nothing lies anywhere
        }
    }

    MemoryStorage() {
        nodes.put(List.of(), new Node(null, 0, "v0"));
    }

    private Node node(RemotePath path) throws StorageException {
        calls.incrementAndGet();
        Node node = nodes.get(path.inside());
        if (node == null) {
            throw new StorageException(new Failure.NotFound(""));
        }
        return node;
    }

    private byte[] file(RemotePath path) throws StorageException {
        byte[] bytes = node(path).bytes();
        if (bytes == null) {
            throw new StorageException(new Failure.Conflict(Failure.ConflictReason.KIND, null, null, ""));
        }
        return bytes;
    }

    private Node fresh(byte @Nullable [] bytes, long modified) {
        return new Node(bytes, modified, "v" + ++version);
    }

    @Override
    public synchronized Entry describe(RemotePath path) throws StorageException {
        return node(path).entry(path.leaf());
    }

    @Override
    public long free() {
        return 1L << 40;
    }

    @Override
    public long diskFree() {
        return free();
    }

    @Override
    public synchronized Listing list(RemotePath folder, boolean deep, boolean versions) throws StorageException {
        if (node(folder).bytes() != null) {
            throw new StorageException(new Failure.Conflict(Failure.ConflictReason.KIND, null, null, ""));
        }
        Map<List<String>, List<Entry>> byFolder =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        int depth = folder.inside().size();
        nodes.forEach((names, node) -> {
            boolean below = names.size() > depth && names.subList(0, depth).equals(folder.inside());
            if (below && (deep || names.size() == depth + 1)) {
                byFolder.computeIfAbsent(names.subList(depth, names.size() - 1), _ -> new ArrayList<>())
                        .add(node.entry(names.getLast()));
            }
        });
        List<Part.Entries> parts = new ArrayList<>();
        byFolder.forEach((in, entries) -> {
            for (int i = 0; i < entries.size(); i += Limits.ARRAY) {
                parts.add(new Part.Entries(in, entries.subList(i, Math.min(entries.size(), i + Limits.ARRAY)), 0));
            }
        });
        var each = parts.iterator();
        return new Listing() {
            @Override
            public Part.@Nullable Entries next() {
                return each.hasNext() ? each.next() : null;
            }

            @Override
            public String version() {
                return "listed";
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Override
    public synchronized List<Request.Seen> versions(List<RemotePath> folders) {
        calls.incrementAndGet();
        return folders.stream()
                .map(path -> {
                    Node node = nodes.get(path.inside());
                    return new Request.Seen(path, node == null ? null : node.version());
                })
                .toList();
    }

    @Override
    public synchronized List<Reply.Answer> check(RemotePath folder, List<Request.Candidate> candidates) {
        calls.incrementAndGet();
        return candidates.stream()
                .<Reply.Answer>map(candidate -> {
                    Node node = nodes.get(folder.child(candidate.name()).inside());
                    return node == null ? new Reply.New() : new Reply.Differs(node.entry(candidate.name()));
                })
                .toList();
    }

    @Override
    public Source open(RemotePath file, @Nullable String version) throws StorageException {
        byte[] bytes;
        Entry entry;
        synchronized (this) {
            bytes = file(file);
            entry = node(file).entry(file.leaf());
        }
        if (version != null && !version.equals(entry.version())) {
            throw new StorageException(new Failure.Changed(entry, ""));
        }
        return new Source() {
            @Override
            public Entry entry() {
                return entry;
            }

            @Override
            public void read(long offset, byte[] into, int length) {
                System.arraycopy(bytes, (int) offset, into, 0, length);
            }

            @Override
            public void confirm() throws StorageException {
                Entry now = describe(file);
                if (!Objects.equals(now.version(), entry.version())) {
                    throw new StorageException(new Failure.Changed(now, ""));
                }
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Override
    public Reply.Summed sums(RemotePath file, String version, ChunkRange range, SumsAlgorithm algorithm, boolean weak)
            throws StorageException {
        byte[] bytes = file(file);
        return sums(bytes, range);
    }

    @Override
    public synchronized Reply.Summed sums(
            DeviceId device, DraftId draft, ChunkRange range, SumsAlgorithm algorithm, boolean weak)
            throws StorageException {
        return sums(draft(device, draft).data(), range);
    }

    private static Reply.Summed sums(byte[] bytes, ChunkRange range) {
        ChunkPlan plan = new ChunkPlan(bytes.length);
        List<String> digests = new ArrayList<>();
        for (int i = range.first(); i < range.end(); i++) {
            digests.add(
                    Digests.chunk(bytes, (int) plan.offset(i), plan.length(i)).toString());
        }
        return new Reply.Summed(digests, List.of());
    }

    @Override
    public Pending begin(Request.Put put, byte[] bytes, Digest digest, boolean anonymous) throws StorageException {
        calls.incrementAndGet();
        if (put.path().leaf().contains(":")) {
            throw new StorageException(new Failure.BadName(
                    put.path().leaf().indexOf(':'), sampan.protocol.NameProblem.CHARACTER, "safe", ""));
        }
        return new Waiting(put, Arrays.copyOf(bytes, put.size()), anonymous);
    }

    @Override
    public synchronized List<Outcome> settle(List<Pending> group) {
        calls.incrementAndGet();
        return group.stream().<Outcome>map(this::settle).toList();
    }

    private Outcome settle(Pending pending) {
        Waiting one = (Waiting) pending;
        try {
            RemotePath path = free(one.put().path(), one.put().condition(), one.anonymous());
            return new Settled(
                    new Reply.Stored(place(path, one.bytes(), one.put().modified()), false));
        } catch (StorageException e) {
            return new Unsettled(e);
        }
    }

    private RemotePath free(RemotePath path, Condition condition, boolean anonymous) throws StorageException {
        if (!nodes.containsKey(path.parent().inside())) {
            throw new StorageException(new Failure.NotFound(""));
        }
        Node there = nodes.get(path.inside());
        if (there == null || (condition.replaces() && there.bytes() != null)) {
            return path;
        }
        if (anonymous) {
            return path.sibling(path.leaf() + " " + nodes.size());
        }
        Entry entry = there.entry(path.leaf());
        throw new StorageException(
                new Failure.Conflict(Failure.ConflictReason.EXISTS, entry, path.leaf() + " 2", "taken"));
    }

    private Entry place(RemotePath path, byte[] bytes, long modified) {
        nodes.put(path.inside(), fresh(bytes, modified));
        nodes.computeIfPresent(path.parent().inside(), (_, folder) -> fresh(null, folder.modified()));
        return Objects.requireNonNull(nodes.get(path.inside())).entry("");
    }

    @Override
    public synchronized Reply.Offered offer(DeviceId device, Request.Offer offer, boolean anonymous) {
        calls.incrementAndGet();
        Draft draft = drafts.computeIfAbsent(offer.id(), _ -> {
            int count = new ChunkPlan(offer.size()).count();
            return new Draft(device, offer, new byte[(int) offer.size()], new Digest[count]);
        });
        BitSet missing = new BitSet();
        for (int i = 0; i < draft.marks().length; i++) {
            missing.set(i, draft.marks()[i] == null);
        }
        return new Reply.Offered(0, ChunkSet.of(missing), false, 16, null);
    }

    private Draft draft(DeviceId device, DraftId id) throws StorageException {
        calls.incrementAndGet();
        Draft draft = drafts.get(id);
        if (draft == null || !draft.device().equals(device)) {
            throw new StorageException(new Failure.NotFound("no such draft"));
        }
        return draft;
    }

    @Override
    public synchronized void store(DeviceId device, DraftId id, int chunk, byte[] bytes, int length, Digest digest)
            throws StorageException {
        Draft draft = draft(device, id);
        ChunkPlan plan = new ChunkPlan(draft.offer().size());
        if (chunk >= plan.count() || plan.length(chunk) != length) {
            throw new StorageException(new Failure.BadRequest("first", "no such chunk", ""));
        }
        System.arraycopy(bytes, 0, draft.data(), (int) plan.offset(chunk), length);
        draft.marks()[chunk] = digest;
    }

    @Override
    public synchronized List<Digest> seed(
            DeviceId device, DraftId id, ChunkRange range, RemotePath base, String version, long from)
            throws StorageException {
        Draft draft = draft(device, id);
        byte[] source = file(base);
        ChunkPlan plan = new ChunkPlan(draft.offer().size());
        List<Digest> digests = new ArrayList<>();
        for (int i = range.first(); i < range.end(); i++) {
            int at = (int) plan.offset(i);
            System.arraycopy(
                    source, (int) from + at - (int) plan.offset(range.first()), draft.data(), at, plan.length(i));
            Digest digest = Digests.chunk(draft.data(), at, plan.length(i));
            draft.marks()[i] = digest;
            digests.add(digest);
        }
        return digests;
    }

    @Override
    public synchronized Reply.Published publish(DeviceId device, Request.Publish publish, boolean anonymous)
            throws StorageException {
        Draft draft = draft(device, publish.draft().id());
        BitSet missing = new BitSet();
        for (int i = 0; i < draft.marks().length; i++) {
            missing.set(i, draft.marks()[i] == null);
        }
        if (!missing.isEmpty()) {
            throw new StorageException(new Failure.Incomplete(ChunkSet.of(missing), ""));
        }
        RemotePath asked = draft.offer().path();
        RemotePath named = publish.leaf() == null ? asked : asked.sibling(publish.leaf());
        RemotePath path = free(named, publish.condition(), anonymous);
        drafts.remove(publish.draft().id());
        return new Reply.Published(place(path, draft.data(), publish.modified()), false);
    }

    @Override
    public synchronized void discard(DeviceId device, DraftId draft) {
        calls.incrementAndGet();
        drafts.remove(draft);
    }

    @Override
    public synchronized void discard(DeviceId device, DraftId draft, Duration still) throws StorageException {
        draft(device, draft);
        drafts.remove(draft);
    }

    @Override
    public synchronized List<Unfinished> unfinished() {
        return drafts.values().stream()
                .map(Draft::device)
                .distinct()
                .flatMap(device -> drafts(device).stream().map(draft -> new Unfinished(device, draft)))
                .toList();
    }

    @Override
    public synchronized List<Part.Draft> drafts(DeviceId device) {
        calls.incrementAndGet();
        return drafts.entrySet().stream()
                .filter(e -> e.getValue().device().equals(device))
                .map(e -> new Part.Draft(e.getKey(), e.getValue().offer().path(), 0, 0, 0))
                .toList();
    }

    @Override
    public synchronized RemotePath target(DeviceId device, DraftId draft) throws StorageException {
        return draft(device, draft).offer().path();
    }

    @Override
    public synchronized Entry makeFolder(RemotePath folder, boolean parents) throws StorageException {
        calls.incrementAndGet();
        for (int i = 1; parents && i < folder.inside().size(); i++) {
            nodes.computeIfAbsent(folder.inside().subList(0, i), _ -> fresh(null, 0));
        }
        if (!nodes.containsKey(folder.parent().inside())) {
            throw new StorageException(new Failure.NotFound(""));
        }
        nodes.computeIfAbsent(folder.inside(), _ -> fresh(null, 0));
        return describe(folder);
    }

    @Override
    public synchronized void setTimes(List<Request.Time> times) throws StorageException {
        for (Request.Time time : times) {
            node(time.path());
            nodes.put(time.path().inside(), fresh(null, time.modified()));
        }
    }

    @Override
    public synchronized Entry move(RemotePath from, RemotePath to, @Nullable String version) throws StorageException {
        Node node = node(from);
        free(to, new Condition.Absent(), false);
        nodes.remove(from.inside());
        nodes.put(to.inside(), node);
        return node.entry(to.leaf());
    }

    @Override
    public synchronized void remove(DeviceId device, RemotePath path, @Nullable String version, TrashId id)
            throws StorageException {
        if (!trash.containsKey(id)) {
            trash.put(id, Map.entry(path, node(path)));
            nodes.remove(path.inside());
        }
    }

    @Override
    public synchronized List<Trashed> trash() {
        calls.incrementAndGet();
        return trash.entrySet().stream()
                .map(e -> new Part.Item(
                        e.getKey(),
                        e.getValue().getKey(),
                        e.getValue().getValue().entry(e.getValue().getKey().leaf()),
                        0))
                .map(item -> new Trashed(item, null))
                .toList();
    }

    @Override
    public synchronized Reply.Restored restore(TrashId id, @Nullable RemotePath to) throws StorageException {
        Map.Entry<RemotePath, Node> item = trash.get(id);
        if (item == null) {
            throw new StorageException(new Failure.NotFound(""));
        }
        RemotePath path = free(to == null ? item.getKey() : to, new Condition.Absent(), false);
        nodes.put(path.inside(), item.getValue());
        trash.remove(id);
        return new Reply.Restored(path, item.getValue().entry(path.leaf()));
    }

    @Override
    public synchronized void purge(TrashId id) throws StorageException {
        if (trash.remove(id) == null) {
            throw new StorageException(new Failure.NotFound(""));
        }
    }

    @Override
    public void tidy() {
        // nothing lies about
    }

    @Override
    public void close() {
        closed = true;
    }

    /// Puts a file in, beside every visitor.
    synchronized MemoryStorage with(String name, byte[] bytes) {
        nodes.put(List.of(name.split("/")), fresh(bytes, 1_000));
        return this;
    }

    /// What lies under a name.
    synchronized byte[] bytes(String name) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] bytes = Objects.requireNonNull(nodes.get(List.of(name.split("/"))), name)
                .bytes();
        all.writeBytes(Objects.requireNonNull(bytes));
        return all.toByteArray();
    }

    /// All names of files and folders.
    synchronized List<String> names() {
        return nodes.keySet().stream()
                .filter(n -> !n.isEmpty())
                .map(n -> String.join("/", n))
                .toList();
    }
}

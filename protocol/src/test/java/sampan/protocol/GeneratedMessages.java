package sampan.protocol;

import java.util.List;

/// Messages of every kind from a seed.
final class GeneratedMessages {
    final Generated any;

    GeneratedMessages(long seed) {
        any = new Generated(seed);
    }

    /// A request; whether it has a body is [#hasBody].
    Request<?> request(Operation operation) {
        return switch (operation) {
            case HELLO ->
                new Request.Hello(any.name(), any.maybe(() -> any.hex(16)), any.flag(), any.some(3, any::name));
            case PING -> new Request.Ping();
            case LIST -> new Request.ListFolder(any.path(), any.flag(), any.below(3), any.flag());
            case DESCRIBE -> new Request.Describe(any.path());
            case CHECK -> new Request.Preflight(any.path(), any.some(30, this::candidate));
            case GET ->
                new Request.Get(
                        any.path(), any.below(9) * (long) Limits.CHUNK, any.fileBytes() - 1, any.maybe(any::version));
            case SUMS ->
                new Request.Sums(
                        subject(), any.below(99), 1 + any.below(64), any.one(SumsAlgorithm.values()), any.flag());
            case PUT ->
                new Request.Put(any.path(), any.below(2_000), any.time(), any.condition(), any.maybe(any::trashId));
            case OFFER -> new Request.Offer(any.draftId(), any.path(), any.fileBytes(), any.time(), any.condition());
            case CHUNK -> new Request.PutChunks(any.draft(), any.range(2));
            case SEED -> new Request.Seed(any.draft(), any.range(64), any.path(), any.version(), any.fileBytes());
            case PUBLISH ->
                new Request.Publish(
                        any.draft(),
                        any.digest(),
                        any.time(),
                        any.condition(),
                        any.maybe(any::name),
                        any.maybe(any::trashId));
            case DISCARD -> new Request.Discard(any.draft());
            case DRAFTS -> new Request.ListDrafts(any.name());
            case FOLDER -> new Request.MakeFolder(any.path(), any.flag());
            case TIMES -> new Request.SetTimes(any.some(9, () -> new Request.Time(any.path(), any.time())));
            case MOVE -> new Request.Move(any.path(), any.path(), any.maybe(any::version));
            case REMOVE -> new Request.Remove(any.path(), any.maybe(any::version), any.trashId());
            case TRASH -> new Request.ListTrash(any.name());
            case RESTORE -> new Request.Restore(any.name(), any.trashId(), any.maybe(any::path));
            case PURGE -> new Request.Purge(any.name(), any.trashId());
            case WATCH -> new Request.Watch(any.some(9, any::seen), any.below(99_999));
            case PROBE -> new Request.Probe(any.below(5_000));
        };
    }

    static boolean hasBody(Request<?> request) {
        return Promise.of(request).most() > 0;
    }

    private Request.Candidate candidate() {
        return new Request.Candidate(any.text(), any.fileBytes(), any.time());
    }

    private Request.Subject subject() {
        return any.flag() ? new Request.FileSubject(any.path(), any.version()) : new Request.DraftSubject(any.draft());
    }

    /// A reply that answers the request.
    Reply reply(Request<?> request) {
        return switch (request) {
            case Request.Hello _ ->
                new Reply.Welcome(
                        any.one(Reply.Standing.values()),
                        any.name(),
                        any.hex(32),
                        any.some(4, this::share),
                        any.limits(),
                        any.some(3, any::name),
                        any.time());
            case Request.Ping _ -> new Reply.Pong(any.time(), any.fileBytes(), any.fileBytes());
            case Request.ListFolder _ -> new Reply.Listed(any.fileBytes(), any.maybe(any::version));
            case Request.Describe _ -> new Reply.Described(any.entry(), any.maybe(any::amount), any.maybe(any::amount));
            case Request.Preflight(var _, var entries) ->
                new Reply.Checked(entries.stream().map(_ -> answer()).toList(), any.fileBytes());
            case Request.Get get -> got(get);
            case Request.Sums sums -> summed(sums);
            case Request.Put _ -> new Reply.Stored(any.entry(""), any.flag());
            case Request.Offer _ ->
                new Reply.Offered(
                        any.fileBytes(), any.ranges(30), any.flag(), 1 + any.below(64), any.maybe(any::digest));
            case Request.PutChunks _ -> new Reply.ChunksStored(any.ranges(5));
            case Request.Seed seed -> new Reply.Seeded(any.some(seed.range().count(), any::digest));
            case Request.Publish _ -> new Reply.Published(any.entry(""), any.flag());
            case Request.MakeFolder _, Request.Move _ -> new Reply.Made(any.entry());
            case Request.Restore _ -> new Reply.Restored(any.path(), any.entry());
            case Request.ListDrafts _, Request.ListTrash _ -> new Reply.Counted(any.fileBytes());
            case Request.Watch _ -> new Reply.Changes(any.some(9, any::seen));
            case Request.Probe(int send) -> new Reply.Probed(send == 0 ? any.below(9_999) : any.below(send + 1));
            case Request.Discard _, Request.SetTimes _, Request.Remove _, Request.Purge _ -> new Reply.Done();
        };
    }

    private Reply.Share share() {
        return new Reply.Share(any.name(), any.one(Access.values()), any.flag(), any.flag());
    }

    private Reply.Answer answer() {
        return switch (any.below(6)) {
            case 0 -> new Reply.New();
            case 1 -> new Reply.Same();
            case 2 -> new Reply.Differs(any.entry());
            case 3 -> new Reply.Bad(any.below(255), any.one(NameProblem.values()), any.maybe(any::name));
            case 4 -> new Reply.Clash(any.text());
            default -> new Reply.NoRight("add");
        };
    }

    private Reply got(Request.Get get) {
        long most = get.length() < 0 ? 3_000 : Math.min(3_000, get.length());
        long length = any.below((int) most + 1);
        return new Reply.Got(get.offset() + length + any.fileBytes(), any.time(), any.version(), get.offset(), length);
    }

    private Reply summed(Request.Sums sums) {
        List<String> digests =
                any.some(sums.count(), () -> any.hex(sums.algorithm().bytes()));
        return new Reply.Summed(digests, any.some(sums.weak() ? sums.count() : 0, () -> any.hex(8)));
    }

    /// A piece of the reply to a request, for one that is answered in pieces.
    Part part(Operation operation) {
        return switch (operation) {
            case DRAFTS ->
                new Part.Drafts(any.some(
                        9,
                        () -> new Part.Draft(any.draftId(), any.path(), any.fileBytes(), any.fileBytes(), any.time())));
            case TRASH ->
                new Part.Trashed(any.some(9, () -> new Part.Item(any.trashId(), any.path(), any.entry(), any.time())));
            default -> new Part.Entries(any.some(3, any::text), any.some(40, any::entry), any.below(3));
        };
    }

    /// A failure of the given code.
    Failure failure(String code) {
        String text = any.name();
        return switch (code) {
            case "NOT_FOUND" -> new Failure.NotFound(text);
            case "CONFLICT" ->
                new Failure.Conflict(
                        any.one(Failure.ConflictReason.values()),
                        any.maybe(() -> any.entry("")),
                        any.maybe(any::name),
                        text);
            case "CHANGED" -> new Failure.Changed(any.entry(any.name()), text);
            case "NO_SPACE" ->
                new Failure.NoSpace(any.fileBytes(), any.fileBytes(), any.one(Failure.SpaceReason.values()), text);
            case "BAD_NAME" ->
                new Failure.BadName(any.below(255), any.one(NameProblem.values()), any.maybe(any::name), text);
            case "DENIED" -> new Failure.Denied("full", text);
            case "BAD_DIGEST" -> new Failure.BadDigest(any.ranges(9), text);
            case "INCOMPLETE" -> new Failure.Incomplete(any.ranges(9), text);
            case "BUSY" -> new Failure.Busy(any.below(9_999), text);
            case "BROKEN" -> new Failure.Broken(text);
            case "BAD_REQUEST" -> new Failure.BadRequest(any.name(), any.name(), text);
            case "LIMIT" -> new Failure.Limit(any.name(), any.fileBytes(), text);
            case "UNKNOWN" -> new Failure.Unknown(text);
            case "UNSUPPORTED" -> new Failure.Unsupported(any.name(), text);
            case "CANCELLED" -> new Failure.Cancelled(text);
            default -> throw new AssertionError("no such code: " + code);
        };
    }
}

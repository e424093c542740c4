package sampan.protocol;

import static sampan.protocol.Field.field;
import static sampan.protocol.Field.maybe;
import static sampan.protocol.Field.usually;
import static sampan.protocol.ValueTypes.CONDITION;
import static sampan.protocol.ValueTypes.COUNT;
import static sampan.protocol.ValueTypes.DIGEST;
import static sampan.protocol.ValueTypes.DRAFT;
import static sampan.protocol.ValueTypes.FEATURES;
import static sampan.protocol.ValueTypes.FIRST;
import static sampan.protocol.ValueTypes.NAME;
import static sampan.protocol.ValueTypes.PATH;
import static sampan.protocol.ValueTypes.TRASH;
import static sampan.protocol.ValueTypes.VERSION;

import org.jspecify.annotations.Nullable;
import sampan.protocol.Request.Candidate;
import sampan.protocol.Request.DraftRef;
import sampan.protocol.Request.DraftSubject;
import sampan.protocol.Request.FileSubject;
import sampan.protocol.Request.Seen;
import sampan.protocol.Request.Sums;
import sampan.protocol.Request.Time;

/// The fields of the requests, as `PROTOCOL.md` lists them.
final class RequestShapes {
    static final Shape<Request.Hello> HELLO = Shape.of(
            Request.Hello.class,
            field("client", Types.text(64), Request.Hello::client),
            maybe("token", Types.text(256), Request.Hello::token),
            usually(false, "enrol", Types.FLAG, Request.Hello::enrol),
            usually(java.util.List.of(), "features", FEATURES, Request.Hello::features),
            Request.Hello::new);

    static final Shape<Request.Ping> PING = Shape.of(Request.Ping.class, Request.Ping::new);

    static final Shape<Request.ListFolder> LIST = Shape.of(
            Request.ListFolder.class,
            field("path", PATH, Request.ListFolder::path),
            usually(false, "deep", Types.FLAG, Request.ListFolder::deep),
            usually(0, "limit", Types.small(0, Integer.MAX_VALUE), Request.ListFolder::limit),
            usually(false, "versions", Types.FLAG, Request.ListFolder::versions),
            Request.ListFolder::new);

    static final Shape<Request.Describe> DESCRIBE =
            Shape.of(Request.Describe.class, field("path", PATH, Request.Describe::path), Request.Describe::new);

    static final Type<Candidate> CANDIDATE = new Type<>(
            "[name, size, modified]",
            json -> {
                java.util.List<?> three = Types.tuple(json, 3);
                return new Candidate(
                        Types.string(three.get(0)), Types.AMOUNT.read(three.get(1)), Types.TIME.read(three.get(2)));
            },
            c -> java.util.List.of(c.name(), c.size(), c.modified()));

    static final Shape<Request.Preflight> CHECK = Shape.of(
            Request.Preflight.class,
            field("in", PATH, Request.Preflight::in),
            field("entries", Types.list(CANDIDATE, Limits.ARRAY), Request.Preflight::entries),
            Request.Preflight::new);

    static final Shape<Request.Get> GET = Shape.of(
            Request.Get.class,
            field("path", PATH, Request.Get::path),
            usually(0L, "offset", Types.BYTES, Request.Get::offset),
            maybe("length", Types.BYTES, get -> get.length() < 0 ? null : get.length()),
            maybe("version", VERSION, Request.Get::version),
            (path, offset, length, version) -> new Request.Get(path, offset, length == null ? -1 : length, version));

    static final Shape<Sums> SUMS = Shape.of(
            Sums.class,
            maybe("path", PATH, sums -> sums.of() instanceof FileSubject file ? file.path() : null),
            maybe("version", VERSION, sums -> sums.of() instanceof FileSubject file ? file.version() : null),
            maybe(
                    "share",
                    NAME,
                    sums -> sums.of() instanceof DraftSubject own ? own.draft().share() : null),
            maybe(
                    "draft",
                    DRAFT,
                    sums -> sums.of() instanceof DraftSubject own ? own.draft().id() : null),
            field("first", FIRST, Sums::first),
            field("count", COUNT, Sums::count),
            field("algorithm", Types.word(SumsAlgorithm.values(), SumsAlgorithm::word), Sums::algorithm),
            usually(false, "weak", Types.FLAG, Sums::weak),
            (path, version, share, draft, first, count, algorithm, weak) ->
                    new Sums(subject(path, version, share, draft), first, count, algorithm, weak));

    static final Shape<Request.Put> PUT = Shape.of(
            Request.Put.class,
            field("path", PATH, Request.Put::path),
            field("size", Types.small(0, Limits.PUT_BYTES), Request.Put::size),
            field("modified", Types.TIME, Request.Put::modified),
            field("if", CONDITION, Request.Put::condition),
            maybe("trash", TRASH, Request.Put::trash),
            Request.Put::new);

    static final Shape<Request.Offer> OFFER = Shape.of(
            Request.Offer.class,
            field("draft", DRAFT, Request.Offer::id),
            field("path", PATH, Request.Offer::path),
            field("size", Types.BYTES, Request.Offer::size),
            field("modified", Types.TIME, Request.Offer::modified),
            field("if", CONDITION, Request.Offer::condition),
            Request.Offer::new);

    static final Shape<Request.PutChunks> CHUNK = Shape.of(
            Request.PutChunks.class,
            field("share", NAME, chunk -> chunk.draft().share()),
            field("draft", DRAFT, chunk -> chunk.draft().id()),
            field("first", FIRST, chunk -> chunk.range().first()),
            field("count", COUNT, chunk -> chunk.range().count()),
            (share, draft, first, count) ->
                    new Request.PutChunks(new DraftRef(share, draft), ValueTypes.range(first, count)));

    static final Shape<Request.Seed> SEED = Shape.of(
            Request.Seed.class,
            field("share", NAME, seed -> seed.draft().share()),
            field("draft", DRAFT, seed -> seed.draft().id()),
            field("first", FIRST, seed -> seed.range().first()),
            field("count", COUNT, seed -> seed.range().count()),
            field("path", PATH, Request.Seed::base),
            field("version", VERSION, Request.Seed::version),
            field("from", Types.BYTES, Request.Seed::from),
            (share, draft, first, count, path, version, from) ->
                    new Request.Seed(new DraftRef(share, draft), ValueTypes.range(first, count), path, version, from));

    static final Shape<Request.Publish> PUBLISH = Shape.of(
            Request.Publish.class,
            field("share", NAME, publish -> publish.draft().share()),
            field("draft", DRAFT, publish -> publish.draft().id()),
            field("digest", DIGEST, Request.Publish::digest),
            field("modified", Types.TIME, Request.Publish::modified),
            field("if", CONDITION, Request.Publish::condition),
            maybe("leaf", NAME, Request.Publish::leaf),
            maybe("trash", TRASH, Request.Publish::trash),
            (share, draft, digest, modified, condition, leaf, trash) ->
                    new Request.Publish(new DraftRef(share, draft), digest, modified, condition, leaf, trash));

    static final Shape<Request.Discard> DISCARD = Shape.of(
            Request.Discard.class,
            field("share", NAME, discard -> discard.draft().share()),
            field("draft", DRAFT, discard -> discard.draft().id()),
            (share, draft) -> new Request.Discard(new DraftRef(share, draft)));

    static final Shape<Request.ListDrafts> DRAFTS = Shape.of(
            Request.ListDrafts.class, field("share", NAME, Request.ListDrafts::share), Request.ListDrafts::new);

    static final Shape<Request.MakeFolder> FOLDER = Shape.of(
            Request.MakeFolder.class,
            field("path", PATH, Request.MakeFolder::path),
            usually(false, "parents", Types.FLAG, Request.MakeFolder::parents),
            Request.MakeFolder::new);

    static final Shape<Time> TIME = Shape.of(
            Time.class, field("path", PATH, Time::path), field("modified", Types.TIME, Time::modified), Time::new);

    static final Shape<Request.SetTimes> TIMES = Shape.of(
            Request.SetTimes.class,
            field("entries", Types.list(TIME.asType("{path, modified}"), Limits.ARRAY), Request.SetTimes::entries),
            Request.SetTimes::new);

    static final Shape<Request.Move> MOVE = Shape.of(
            Request.Move.class,
            field("path", PATH, Request.Move::path),
            field("to", PATH, Request.Move::to),
            maybe("version", VERSION, Request.Move::version),
            Request.Move::new);

    static final Shape<Request.Remove> REMOVE = Shape.of(
            Request.Remove.class,
            field("path", PATH, Request.Remove::path),
            maybe("version", VERSION, Request.Remove::version),
            field("id", TRASH, Request.Remove::id),
            Request.Remove::new);

    static final Shape<Request.ListTrash> TRASH_LIST =
            Shape.of(Request.ListTrash.class, field("share", NAME, Request.ListTrash::share), Request.ListTrash::new);

    static final Shape<Request.Restore> RESTORE = Shape.of(
            Request.Restore.class,
            field("share", NAME, Request.Restore::share),
            field("id", TRASH, Request.Restore::id),
            maybe("to", PATH, Request.Restore::to),
            Request.Restore::new);

    static final Shape<Request.Purge> PURGE = Shape.of(
            Request.Purge.class,
            field("share", NAME, Request.Purge::share),
            field("id", TRASH, Request.Purge::id),
            Request.Purge::new);

    static final Shape<Seen> SEEN =
            Shape.of(Seen.class, field("path", PATH, Seen::path), maybe("version", VERSION, Seen::version), Seen::new);

    static final Shape<Request.Watch> WATCH = Shape.of(
            Request.Watch.class,
            field("folders", Types.list(SEEN.asType("{path, version?}"), Limits.ARRAY), Request.Watch::folders),
            usually(0, "wait", Types.small(0, Integer.MAX_VALUE), Request.Watch::waitMs),
            Request.Watch::new);

    static final Shape<Request.Probe> PROBE = Shape.of(
            Request.Probe.class,
            usually(0, "send", Types.small(0, Limits.PROBE_BYTES), Request.Probe::send),
            Request.Probe::new);

    private RequestShapes() {}

    private static Request.Subject subject(
            @Nullable RemotePath path, @Nullable String version, @Nullable String share, @Nullable DraftId draft) {
        if (path != null && version != null && share == null && draft == null) {
            return new FileSubject(path, version);
        }
        if (path == null && version == null && share != null && draft != null) {
            return new DraftSubject(new DraftRef(share, draft));
        }
        throw new BadFieldException(path != null ? "path" : "draft", "either path and version, or share and draft");
    }
}

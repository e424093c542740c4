package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;
import sampan.protocol.ChunkRange;
import sampan.protocol.Condition;
import sampan.protocol.Digests;
import sampan.protocol.DraftId;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;
import sampan.protocol.TrashId;
import sampan.transport.DeviceIdentity;

/// What the owner of a share sees of its trash and its unfinished uploads, on real folders.
class HoldingsTest {
    private static final DraftId DRAFT = new DraftId("0123456789abcdef0123456789abcdef");
    private static final int SIZE = 3 * Limits.CHUNK + 5;

    @TempDir
    private Path top;

    private final DeviceIdentity laptop = DeviceIdentity.inMemory();
    private SampanServer server;
    private Caller caller;
    private Holdings holdings;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(top.resolve("there"), "was there before");
        server = serve(Access.FULL);
        caller = Caller.enter(server.invite(Invite.TO_EVERYTHING), laptop);
        holdings = server.holdings("Photos");
    }

    private SampanServer serve(Access access) throws IOException {
        return SampanServer.start(
                ServerConfig.of(DeviceIdentity.inMemory()).withPort(0).withShare("Photos", top, access));
    }

    @AfterEach
    void close() {
        caller.close();
        server.close();
    }

    private static RemotePath path(String name) {
        return RemotePath.of("Photos", name);
    }

    private TrashId remove(String name) throws IOException {
        TrashId id = TrashId.random();
        caller.ask(new Request.Remove(path(name), null, id));
        return id;
    }

    private static Failure refusal(ThrowingCallable call) {
        return catchThrowableOfType(ShareException.class, call).failure();
    }

    /// Sends two of the four chunks of a file.
    private void begin(String name) throws IOException {
        byte[] bytes = new byte[2 * Limits.CHUNK];
        new SplittableRandom(1).nextBytes(bytes);
        caller.ask(new Request.Offer(DRAFT, path(name), SIZE, 5_000, new Condition.Absent()));
        caller.ask(new Request.PutChunks(new Request.DraftRef("Photos", DRAFT), new ChunkRange(0, 2)), bytes);
    }

    private Path draft() {
        return top.resolve(".sampan/drafts").resolve(laptop.id().hex()).resolve(DRAFT.hex());
    }

    /// As if nobody had written to the draft for an hour.
    private Instant letLie() throws IOException {
        Instant then = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        Files.setLastModifiedTime(draft().resolve("marks"), FileTime.from(then));
        return then;
    }

    @Test
    void whatAVisitorRemoved_isSeenWithWhoDidIt_andComesBack() throws IOException {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        TrashId id = remove("there");

        TrashItem item = holdings.trash().getFirst();

        assertThat(item.id()).isEqualTo(id);
        assertThat(item.path()).isEqualTo(path("there"));
        assertThat(item.entry().size()).isEqualTo("was there before".length());
        assertThat(item.removed()).isBetween(before, Instant.now());
        assertThat(item.by()).isEqualTo(laptop.id());
        assertThat(holdings.restore(id)).isEqualTo(path("there"));
        assertThat(top.resolve("there")).content().isEqualTo("was there before");
        assertThat(holdings.trash()).isEmpty();
    }

    @Test
    void whatWasReplaced_isSeenWithoutAName() throws IOException {
        byte[] bytes = {1, 2, 3};
        caller.ask(new Request.Put(path("there"), bytes.length, 5_000, new Condition.Any(), null), bytes);

        assertThat(holdings.trash()).singleElement().satisfies(item -> {
            assertThat(item.path()).isEqualTo(path("there"));
            assertThat(item.by()).isNull();
        });
    }

    @Test
    void restore_ofANameThatIsTaken_keepsBoth() throws IOException {
        TrashId id = remove("there");
        Files.writeString(top.resolve("there"), "another");

        assertThat(refusal(() -> holdings.restore(id)))
                .isInstanceOfSatisfying(
                        Failure.Conflict.class,
                        conflict -> assertThat(conflict.reason()).isEqualTo(Failure.ConflictReason.EXISTS));

        assertThat(top.resolve("there")).content().isEqualTo("another");
        assertThat(holdings.trash()).hasSize(1);
    }

    @Test
    void purge_isForGood_andPassesOverWhatIsGone() throws IOException {
        TrashId id = remove("there");

        holdings.purge(id);
        holdings.purge(id);

        assertThat(holdings.trash()).isEmpty();
        assertThat(refusal(() -> holdings.restore(id))).isInstanceOf(Failure.NotFound.class);
        assertThat(top.resolve(".sampan/trash")).isEmptyDirectory();
    }

    @Test
    void anUnfinishedUpload_isSeenWithWhatHasArrived() throws IOException {
        begin("film.mp4");
        caller.close();
        House.await(() -> server.visitors().isEmpty());
        Instant last = letLie();

        assertThat(holdings.unfinished())
                .containsExactly(new UnfinishedUpload(
                        laptop.id(), DRAFT, path("film.mp4"), SIZE, 2 * Limits.CHUNK, last, false));
    }

    @Test
    void discard_ofWhatIsArriving_isRefused_andLaterItGoes() throws IOException {
        begin("film.mp4");
        UnfinishedUpload arriving = holdings.unfinished().getFirst();
        assertThat(arriving.arriving()).isTrue();
        assertThat(refusal(() -> holdings.discard(arriving))).isInstanceOf(Failure.Busy.class);

        caller.close();
        House.await(() -> server.visitors().isEmpty());
        assertThat(refusal(() -> holdings.discard(arriving))).isInstanceOf(Failure.Busy.class);

        letLie();
        holdings.discard(arriving);

        assertThat(draft()).doesNotExist();
        assertThat(holdings.unfinished()).isEmpty();
        assertThat(refusal(() -> holdings.discard(arriving))).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void whatWasDiscarded_canBeSentAgainFromItsBeginning() throws IOException {
        begin("film.mp4");
        letLie();
        House.await(() -> server.visitors().stream().allMatch(one -> one.doing() == Visitor.Doing.WAITING));
        holdings.discard(holdings.unfinished().getFirst());

        begin("film.mp4");

        assertThat(holdings.unfinished())
                .singleElement()
                .satisfies(upload -> assertThat(upload.held()).isEqualTo(2 * Limits.CHUNK));
    }

    @Test
    void whatWasPublished_isNoUnfinishedUpload_andCantBeDiscarded() throws IOException {
        byte[] bytes = new byte[Limits.CHUNK];
        Request.DraftRef ref = new Request.DraftRef("Photos", DRAFT);
        caller.ask(new Request.Offer(DRAFT, path("film.mp4"), bytes.length, 5_000, new Condition.Absent()));
        caller.ask(new Request.PutChunks(ref, new ChunkRange(0, 1)), bytes);
        UnfinishedUpload upload = holdings.unfinished().getFirst();
        var digest = Digests.file(bytes.length, List.of(Digests.chunk(bytes, 0, bytes.length)));
        caller.ask(new Request.Publish(ref, digest, 5_000, new Condition.Absent(), null, null));
        caller.close();
        House.await(() -> server.visitors().isEmpty());
        letLie();

        assertThat(holdings.unfinished()).isEmpty();
        assertThat(refusal(() -> holdings.discard(upload))).isInstanceOf(Failure.NotFound.class);
        assertThat(Files.readAllBytes(top.resolve("film.mp4"))).isEqualTo(bytes);
    }

    @Test
    void aDamagedDraft_doesNotHideTheOthers() throws IOException {
        begin("film.mp4");
        Path copy = draft().resolveSibling("f".repeat(32));
        Files.createDirectory(copy);
        for (String file : List.of("offer", "data", "gate", "marks")) {
            Files.copy(draft().resolve(file), copy.resolve(file));
        }
        byte[] marks = Files.readAllBytes(copy.resolve("marks"));
        Arrays.fill(marks, 0, 8, (byte) 'x');
        Files.write(copy.resolve("marks"), marks);

        assertThat(holdings.unfinished()).extracting(UnfinishedUpload::draft).containsExactly(DRAFT);
    }

    @Test
    void free_saysWhatTheDiskHasAndWhatVisitorsMayFill() throws IOException {
        FreeSpace before = holdings.free();
        begin("film.mp4");
        FreeSpace free = holdings.free();

        assertThat(before.disk()).isPositive();
        assertThat(free.uploads()).isBetween(0L, free.disk());
    }

    @Test
    void aShareThatIsOnlyRead_holdsNothing() throws IOException {
        caller.close();
        server.close();
        server = serve(Access.READ);
        holdings = server.holdings("Photos");

        assertThat(holdings.trash()).isEmpty();
        assertThat(holdings.unfinished()).isEmpty();
        assertThat(holdings.free().disk()).isPositive();
        assertThat(holdings.free().uploads()).isZero();
    }

    @Test
    void holdings_ofNoShare_areNone_andOfAClosedServerSayTheyAreClosed() {
        assertThatThrownBy(() -> server.holdings("Fotos")).isInstanceOf(IllegalArgumentException.class);
        server.close();
        assertThat(refusal(holdings::trash)).isInstanceOf(Failure.Broken.class);
    }
}

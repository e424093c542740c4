package sampan.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Condition;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Failure.ConflictReason;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.RollingSum;
import sampan.protocol.SumsAlgorithm;
import sampan.protocol.TrashId;

/// Drafts: begun, filled, found again, published; and what becomes of them when something is wrong.
@ParameterizedClass
@EnumSource(Way.class)
final class DraftsTest {
    private static final byte[] BYTES = Visitor.bytes(3 * Limits.CHUNK + 77, 7);
    private static final TrashId TRASH = new TrashId("0123456789abcdef0123456789abcdef");

    @TempDir
    Path top;

    private final Way way;
    private final StorageOptions options = StorageOptions.standard();
    private Storage storage;
    private Visitor visitor;

    DraftsTest(Way way) {
        this.way = way;
    }

    @BeforeEach
    void open() throws IOException {
        storage = way.open(top, options);
        visitor = new Visitor(storage);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    /// The host was started anew.
    private void reopen(StorageOptions with) throws IOException {
        storage.close();
        storage = way.open(top, with);
        visitor = new Visitor(storage);
    }

    private Path draft() {
        return top.resolve(".sampan/drafts/" + visitor.device().hex() + "/" + Visitor.id("a", BYTES));
    }

    private static ChunkSet chunks(int first, int count) {
        return new ChunkSet(List.of(new ChunkRange(first, count)));
    }

    @Test
    void publish_ofACompleteDraft_isThereWithBytesAndTime() throws IOException {
        assertThat(visitor.offer("a", BYTES).missing()).isEqualTo(chunks(0, 4));
        visitor.chunks("a", BYTES, chunks(3, 1));
        visitor.chunks("a", BYTES, chunks(0, 3));
        assertThat(visitor.offer("a", BYTES).missing()).isEqualTo(ChunkSet.NONE);

        Entry entry = visitor.publish("a", BYTES).entry();

        assertThat(Files.readAllBytes(top.resolve("a"))).isEqualTo(BYTES);
        assertThat(Files.getLastModifiedTime(top.resolve("a")).toMillis()).isEqualTo(Visitor.TIME);
        assertThat(Files.isExecutable(top.resolve("a"))).isFalse();
        assertThat(entry).isEqualTo(storage.describe(Visitor.path("a")).withName(""));
        assertThat(draft().resolve("data")).doesNotExist();
    }

    @Test
    void publish_ofAnEmptyFile_isThere() throws IOException {
        visitor.upload("a", new byte[0]);

        assertThat(Files.size(top.resolve("a"))).isZero();
    }

    @Test
    void publish_repeated_givesTheRecordedAnswer() throws IOException {
        Reply.Published first = visitor.upload("a", BYTES);

        assertThat(visitor.publish("a", BYTES)).isEqualTo(first);
        reopen(options.withInstance(99));
        assertThat(visitor.publish("a", BYTES)).isEqualTo(first);
        Files.move(top.resolve("a"), top.resolve("b"));
        assertThat(visitor.publish("a", BYTES)).isEqualTo(first);
        assertThat(visitor.list("", true)).containsExactly("b");
    }

    @Test
    void publish_ofAnIncompleteDraft_tellsWhatIsMissing() throws IOException {
        visitor.offer("a", BYTES);
        visitor.chunks("a", BYTES, chunks(1, 1));

        Failure.Incomplete incomplete = Failing.with(Failure.Incomplete.class, () -> visitor.publish("a", BYTES));

        assertThat(incomplete.missing().ranges()).containsExactly(new ChunkRange(0, 1), new ChunkRange(2, 2));
        assertThat(visitor.list("", true)).isEmpty();
        visitor.chunks("a", BYTES, incomplete.missing());
        visitor.publish("a", BYTES);
        assertThat(visitor.get("a")).isEqualTo(BYTES);
    }

    @Test
    void publish_withAnotherDigest_showsNothingAndTakesTheRightBytesThen() throws IOException {
        byte[] wrong = BYTES.clone();
        wrong[Limits.CHUNK]++;
        visitor.offer("a", BYTES);
        visitor.chunks("a", BYTES, chunks(0, 4));
        visitor.chunk("a", wrong, 1, Limits.CHUNK);

        Failing.with(Failure.BadDigest.class, () -> visitor.publish("a", BYTES));

        assertThat(visitor.list("", true)).isEmpty();
        visitor.chunks("a", BYTES, chunks(1, 1));
        visitor.publish("a", BYTES);
        assertThat(visitor.get("a")).isEqualTo(BYTES);
    }

    @Test
    void publish_ofATakenName_keepsBothWithoutSendingAgain() throws IOException {
        visitor.offer("a", BYTES);
        visitor.chunks("a", BYTES, chunks(0, 4));
        Files.writeString(top.resolve("a"), "old");

        Failure.Conflict conflict = Failing.conflict(ConflictReason.EXISTS, () -> visitor.publish("a", BYTES));

        Request.Publish both = new Request.Publish(
                new Request.DraftRef("share", Visitor.id("a", BYTES)),
                Visitor.digest(BYTES),
                Visitor.TIME,
                Visitor.ABSENT,
                conflict.freeName(),
                null);
        storage.publish(visitor.device(), both, false);
        assertThat(Files.readString(top.resolve("a"))).isEqualTo("old");
        assertThat(visitor.get("a (2)")).isEqualTo(BYTES);
    }

    @Test
    void publish_inPlaceOfTheSeenVersion_leavesTheOldOneInTheTrash() throws IOException {
        Files.writeString(top.resolve("a"), "old");
        Condition seen = new Condition.Is(
                String.valueOf(storage.describe(Visitor.path("a")).version()));
        storage.offer(visitor.device(), Visitor.offer("a", BYTES, seen), false);
        visitor.chunks("a", BYTES, chunks(0, 4));

        Request.Publish publish = Visitor.publish("a", BYTES, seen, TRASH);
        Reply.Published published = storage.publish(visitor.device(), publish, false);

        assertThat(published.trashed()).isTrue();
        assertThat(visitor.get("a")).isEqualTo(BYTES);
        assertThat(Files.readString(top.resolve(".sampan/trash/" + TRASH + "/item")))
                .isEqualTo("old");
        assertThat(storage.publish(visitor.device(), publish, false)).isEqualTo(published);
    }

    @Test
    void publish_inPlaceOfAVersionThatChanged_changesNothing() throws IOException {
        Files.writeString(top.resolve("a"), "old");
        Condition seen = new Condition.Is(
                String.valueOf(storage.describe(Visitor.path("a")).version()));
        storage.offer(visitor.device(), Visitor.offer("a", BYTES, seen), false);
        visitor.chunks("a", BYTES, chunks(0, 4));
        Files.writeString(top.resolve("a"), "newer");

        Failing.conflict(
                ConflictReason.CHANGED,
                () -> storage.publish(visitor.device(), Visitor.publish("a", BYTES, seen, TRASH), false));

        assertThat(Files.readString(top.resolve("a"))).isEqualTo("newer");
        assertThat(storage.trash()).isEmpty();
        storage.publish(visitor.device(), Visitor.publish("a", BYTES, Visitor.ANY, TRASH), false);
        assertThat(visitor.get("a")).isEqualTo(BYTES);
        assertThat(Files.readString(top.resolve(".sampan/trash/" + TRASH + "/item")))
                .isEqualTo("newer");
    }

    @Test
    void publish_anonymously_getsANameOfItsOwn() throws IOException {
        Files.writeString(top.resolve("a"), "old");
        storage.offer(visitor.device(), Visitor.offer("a", BYTES, Visitor.ABSENT), true);
        visitor.chunks("a", BYTES, chunks(0, 4));
        Request.Publish publish = Visitor.publish("a", BYTES, Visitor.ABSENT);

        Reply.Published published = storage.publish(visitor.device(), publish, true);

        String own = "a (" + Visitor.digest(BYTES).toString().substring(0, 4) + ")";
        assertThat(visitor.list("", true)).containsExactlyInAnyOrder("a", own);
        assertThat(visitor.get(own)).isEqualTo(BYTES);
        assertThat(storage.publish(visitor.device(), publish, true)).isEqualTo(published);
    }

    @Test
    void offer_ofATakenName_isRefusedBeforeAnythingIsSent() throws IOException {
        Files.writeString(top.resolve("a"), "old");

        Failing.conflict(ConflictReason.EXISTS, () -> visitor.offer("a", BYTES));

        assertThat(storage.drafts(visitor.device())).isEmpty();
    }

    @Test
    void offer_ofAPublishedFile_saysSoUntilTheFileChanges() throws IOException {
        visitor.upload("a", BYTES);

        assertThat(visitor.offer("a", BYTES).published()).isEqualTo(Visitor.digest(BYTES));

        Files.delete(top.resolve("a"));
        Reply.Offered fresh = visitor.offer("a", BYTES);
        assertThat(fresh.published()).isNull();
        assertThat(fresh.missing()).isEqualTo(chunks(0, 4));
    }

    @Test
    void offer_ofTheSameIdForSomethingElse_isRefused() throws IOException {
        visitor.offer("a", BYTES);
        Request.Offer other = new Request.Offer(
                Visitor.id("a", BYTES), Visitor.path("b"), BYTES.length, Visitor.TIME, Visitor.ABSENT);

        Failing.conflict(ConflictReason.DRAFT, () -> storage.offer(visitor.device(), other, false));
    }

    @Test
    void offer_ofMoreThanTheDiskHas_isRefusedWithTheRoomThereIs() {
        long size = 1L << 42;
        Request.Offer huge =
                new Request.Offer(Visitor.id("a", BYTES), Visitor.path("a"), size, Visitor.TIME, Visitor.ABSENT);

        Failure.NoSpace full = Failing.with(Failure.NoSpace.class, () -> storage.offer(visitor.device(), huge, false));

        assertThat(full.needed()).isEqualTo(size);
        assertThat(full.free()).isPositive().isLessThan(size);
    }

    @Test
    void store_atEachEdge_isHeldOnce() throws IOException {
        for (int size : new int[] {1, Limits.CHUNK - 1, Limits.CHUNK, Limits.CHUNK + 1}) {
            byte[] bytes = Visitor.bytes(size, size);
            visitor.upload("f" + size, bytes);
            assertThat(visitor.get("f" + size)).isEqualTo(bytes);
        }
    }

    @Test
    void store_ofAChunkThatIsNone_isRefused() throws IOException {
        visitor.offer("a", BYTES);

        Failing.with(Failure.BadRequest.class, () -> visitor.chunk("a", BYTES, 0, Limits.CHUNK - 1));
        Failing.with(
                Failure.BadRequest.class,
                () -> storage.store(
                        visitor.device(), Visitor.id("a", BYTES), 4, new byte[1], 1, Digests.chunk(new byte[1], 0, 1)));
        Failing.with(
                Failure.BadRequest.class,
                () -> storage.store(
                        visitor.device(), Visitor.id("a", BYTES), 3, BYTES, 78, Digests.chunk(BYTES, 0, 78)));
    }

    @Test
    void store_intoAForeignDraft_isNotFound() throws IOException {
        visitor.offer("a", BYTES);
        Visitor stranger = new Visitor(storage, 2);

        Failing.with(Failure.NotFound.class, () -> stranger.chunk("a", BYTES, 0, Limits.CHUNK));
        Failing.with(Failure.NotFound.class, () -> stranger.publish("a", BYTES));
        stranger.discard("a", BYTES);
        assertThat(storage.drafts(visitor.device())).hasSize(1);
        assertThat(storage.drafts(stranger.device())).isEmpty();
    }

    @Test
    void store_intoAPublishedDraft_neverTouchesTheFile() throws IOException {
        visitor.upload("a", BYTES);
        byte[] other = BYTES.clone();
        other[0]++;

        visitor.chunk("a", BYTES, 0, Limits.CHUNK);
        Failing.conflict(ConflictReason.DRAFT, () -> visitor.chunk("a", other, 0, Limits.CHUNK));

        assertThat(visitor.get("a")).isEqualTo(BYTES);
    }

    @Test
    void store_intoADraftWhoseSealWasLostButWhichHasItsName_neverTouchesTheFile() throws IOException {
        visitor.offer("a", BYTES);
        visitor.chunks("a", BYTES, chunks(0, 4));
        // As a crash of the system can leave it: the name is there, the seal is not.
        Files.createLink(top.resolve("a"), draft().resolve("data"));
        byte[] other = BYTES.clone();
        other[0]++;

        Failing.conflict(ConflictReason.DRAFT, () -> visitor.chunk("a", other, 0, Limits.CHUNK));

        assertThat(visitor.get("a")).isEqualTo(BYTES);
    }

    @Test
    void offer_afterTheHostsRestart_holdsWhatSumsThenConfirms() throws IOException {
        visitor.offer("a", BYTES);
        visitor.chunks("a", BYTES, chunks(0, 4));
        reopen(options.withInstance(99));

        assertThat(visitor.offer("a", BYTES).missing()).isEqualTo(ChunkSet.NONE);
        Failing.with(Failure.Incomplete.class, () -> visitor.publish("a", BYTES));
        Reply.Summed sums = storage.sums(
                visitor.device(), Visitor.id("a", BYTES), new ChunkRange(0, 4), SumsAlgorithm.XXH3_128, true);

        assertThat(sums.digests().get(3))
                .isEqualTo(Digests.chunk(BYTES, 3 * Limits.CHUNK, 77).toString());
        assertThat(sums.weak().getFirst()).isEqualTo(HexFormat.of().toHexDigits(RollingSum.of(BYTES, 0, Limits.CHUNK)));
        visitor.publish("a", BYTES);
        assertThat(visitor.get("a")).isEqualTo(BYTES);
    }

    @Test
    void sums_ofADraftThatSomebodyEdited_takeItsMarkAway() throws IOException {
        visitor.offer("a", BYTES);
        visitor.chunks("a", BYTES, chunks(0, 4));
        try (FileChannel data = FileChannel.open(draft().resolve("data"), StandardOpenOption.WRITE)) {
            data.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), Limits.CHUNK + 5);
        }

        storage.sums(visitor.device(), Visitor.id("a", BYTES), new ChunkRange(0, 4), SumsAlgorithm.SHA_256, false);

        assertThat(visitor.offer("a", BYTES).missing()).isEqualTo(chunks(1, 1));
    }

    @Test
    void publish_ofADraftThatSomebodyCut_asksForTheRest() throws IOException {
        visitor.offer("a", BYTES);
        visitor.chunks("a", BYTES, chunks(0, 4));
        try (RandomAccessFile data =
                new RandomAccessFile(draft().resolve("data").toFile(), "rw")) {
            data.setLength(Limits.CHUNK + 5);
        }

        Failure.Incomplete incomplete = Failing.with(Failure.Incomplete.class, () -> visitor.publish("a", BYTES));

        assertThat(incomplete.missing()).isEqualTo(chunks(1, 3));
        visitor.chunks("a", BYTES, incomplete.missing());
        visitor.publish("a", BYTES);
        assertThat(visitor.get("a")).isEqualTo(BYTES);
    }

    @Test
    void publish_ofADraftThatSomebodyMadeLonger_startsAnew() throws IOException {
        visitor.offer("a", BYTES);
        visitor.chunks("a", BYTES, chunks(0, 4));
        Files.write(draft().resolve("data"), new byte[9], StandardOpenOption.APPEND);

        Failing.with(Failure.NotFound.class, () -> visitor.publish("a", BYTES));

        visitor.upload("a", BYTES);
        assertThat(visitor.get("a")).isEqualTo(BYTES);
    }

    @Test
    void offer_ofADraftWhoseFilesAreDamaged_putsItAsideAndBeginsAnew() throws IOException {
        for (String file : List.of("offer", "marks")) {
            for (byte[] rubbish : List.of(new byte[0], "sampan offer 2\n".getBytes(UTF_8), new byte[100])) {
                visitor.offer("a", BYTES);
                visitor.chunks("a", BYTES, chunks(0, 1));
                Files.write(draft().resolve(file), rubbish);

                assertThat(visitor.offer("a", BYTES).missing()).isEqualTo(chunks(0, 4));
            }
        }
        for (String file : List.of("offer", "marks", "gate", "data")) {
            Files.delete(draft().resolve(file));
            assertThat(visitor.offer("a", BYTES).missing()).isEqualTo(chunks(0, 4));
        }
        visitor.upload("a", BYTES);
        assertThat(visitor.get("a")).isEqualTo(BYTES);
    }

    @Test
    void offer_afterTheShareMoved_findsTheDraft(@TempDir Path elsewhere) throws IOException {
        visitor.offer("a", BYTES);
        visitor.chunks("a", BYTES, chunks(0, 2));
        storage.close();
        Path moved = elsewhere.resolve("moved");
        Files.move(top, moved);
        Files.createDirectory(top);

        storage = way.open(moved, options);
        visitor = new Visitor(storage);

        assertThat(visitor.offer("a", BYTES).missing()).isEqualTo(chunks(2, 2));
    }

    @Test
    void discard_leavesNothingAndIsSuccessAgain() throws IOException {
        visitor.offer("a", BYTES);
        visitor.chunks("a", BYTES, chunks(0, 2));

        visitor.discard("a", BYTES);
        visitor.discard("a", BYTES);

        assertThat(storage.drafts(visitor.device())).isEmpty();
        assertThat(top.resolve(".sampan/tmp")).isEmptyDirectory();
        Failing.with(Failure.NotFound.class, () -> visitor.chunk("a", BYTES, 0, Limits.CHUNK));
    }

    @Test
    void drafts_tellWhatIsHeld() throws IOException {
        visitor.offer("a", BYTES);
        visitor.chunks("a", BYTES, chunks(2, 2));
        visitor.upload("b", new byte[1]);

        List<Part.Draft> drafts = storage.drafts(visitor.device());

        assertThat(drafts).hasSize(1);
        assertThat(drafts.getFirst().held()).isEqualTo(Limits.CHUNK + 77);
        assertThat(drafts.getFirst().path()).isEqualTo(Visitor.path("a"));
        assertThat(storage.target(visitor.device(), drafts.getFirst().id())).isEqualTo(Visitor.path("a"));
    }

    @Test
    void seed_fromAFile_fillsChunksAndTellsWhatLiesThere() throws IOException {
        byte[] base = new byte[2 * Limits.CHUNK + 10];
        System.arraycopy(BYTES, 0, base, 5, base.length - 5);
        Files.write(top.resolve("base"), base);
        String version = String.valueOf(storage.describe(Visitor.path("base")).version());
        visitor.offer("a", BYTES);

        List<Digest> digests = storage.seed(
                visitor.device(), Visitor.id("a", BYTES), new ChunkRange(0, 3), Visitor.path("base"), version, 5);

        byte[] third = Arrays.copyOf(Arrays.copyOfRange(BYTES, 2 * Limits.CHUNK, 2 * Limits.CHUNK + 5), Limits.CHUNK);
        assertThat(digests)
                .containsExactly(
                        Digests.chunk(BYTES, 0, Limits.CHUNK),
                        Digests.chunk(BYTES, Limits.CHUNK, Limits.CHUNK),
                        Digests.chunk(third, 0, Limits.CHUNK));
        visitor.chunks("a", BYTES, chunks(2, 2));
        visitor.publish("a", BYTES);
        assertThat(visitor.get("a")).isEqualTo(BYTES);
    }

    @Test
    void chunk_ofADigestThatIsThere_isKeptOnlyWhereItsBytesAre() throws IOException {
        visitor.offer("a", BYTES);
        visitor.chunks("a", BYTES, chunks(0, 4));
        // As if somebody had seeded other bytes of the same digest.
        try (FileChannel data = FileChannel.open(draft().resolve("data"), StandardOpenOption.WRITE)) {
            data.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), Limits.CHUNK);
        }

        visitor.chunks("a", BYTES, chunks(0, 4));

        visitor.publish("a", BYTES);
        assertThat(visitor.get("a")).isEqualTo(BYTES);
    }

    @Test
    void seed_fromAFileThatChanged_isTold() throws IOException {
        Files.writeString(top.resolve("base"), "base");
        visitor.offer("a", BYTES);

        Failing.with(
                Failure.Changed.class,
                () -> storage.seed(
                        visitor.device(),
                        Visitor.id("a", BYTES),
                        new ChunkRange(0, 1),
                        Visitor.path("base"),
                        "AAAAAAAAAAAA",
                        0));
    }

    @Test
    void sums_ofAFile_areThoseOfItsChunks() throws IOException {
        Files.write(top.resolve("a"), BYTES);
        String version = String.valueOf(storage.describe(Visitor.path("a")).version());

        Reply.Summed sums =
                storage.sums(Visitor.path("a"), version, new ChunkRange(2, 2), SumsAlgorithm.XXH3_128, false);

        assertThat(sums.digests())
                .containsExactly(
                        Digests.chunk(BYTES, 2 * Limits.CHUNK, Limits.CHUNK).toString(),
                        Digests.chunk(BYTES, 3 * Limits.CHUNK, 77).toString());
        Failing.with(
                Failure.BadRequest.class,
                () -> storage.sums(Visitor.path("a"), version, new ChunkRange(3, 2), SumsAlgorithm.XXH3_128, false));
        Files.writeString(top.resolve("a"), "other");
        Failing.with(
                Failure.Changed.class,
                () -> storage.sums(Visitor.path("a"), version, new ChunkRange(0, 1), SumsAlgorithm.XXH3_128, false));
    }

    @Test
    void publish_whereTheFolderWent_keepsTheDraft() throws IOException {
        Files.createDirectory(top.resolve("d"));
        visitor.offer("d/a", BYTES);
        visitor.chunks("d/a", BYTES, chunks(0, 4));
        Files.move(top.resolve("d"), top.resolve("e"));

        Failing.with(Failure.NotFound.class, () -> visitor.publish("d/a", BYTES));
        Files.writeString(top.resolve("d"), "a file now");
        Failing.with(Failure.NotFound.class, () -> visitor.publish("d/a", BYTES));

        assertThat(storage.drafts(visitor.device())).hasSize(1);
        Files.delete(top.resolve("d"));
        Files.createDirectory(top.resolve("d"));
        visitor.publish("d/a", BYTES);
        assertThat(visitor.get("d/a")).isEqualTo(BYTES);
    }
}

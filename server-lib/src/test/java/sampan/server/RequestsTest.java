package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import sampan.server.storage.StorageException;

/// Every request, over a real connection, in a share where everything is allowed.
class RequestsTest {
    private static final DraftId DRAFT = new DraftId("0123456789abcdef0123456789abcdef");
    private static final Request.DraftRef REF = new Request.DraftRef("full", DRAFT);

    private House house;
    private Caller caller;

    @BeforeEach
    void open() throws IOException {
        house = House.open();
        caller = house.guest();
    }

    @AfterEach
    void close() {
        caller.close();
        house.close();
    }

    private static RemotePath at(String path) {
        return RemotePath.parse("full/" + path);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(size).nextBytes(bytes);
        return bytes;
    }

    private static Request.Put put(String path, byte[] bytes) {
        return new Request.Put(at(path), bytes.length, 5_000, new Condition.Absent(), null);
    }

    private List<Entry> list(RemotePath path, boolean deep) throws IOException {
        Caller.Asked asked = caller.wait(caller.send(new Request.ListFolder(path, deep, 0, false)));
        List<Entry> entries = new ArrayList<>();
        for (Part part : asked.parts()) {
            entries.addAll(((Part.Entries) part).entries());
        }
        return entries;
    }

    private byte[] fetch(String path) throws IOException {
        return caller.wait(caller.send(new Request.Get(at(path), 0, -1, null))).body();
    }

    @Test
    void ping_isAnsweredWithTheTime() throws IOException {
        assertThat(caller.ask(new Request.Ping()).now()).isPositive();
    }

    @Test
    void list_ofTheLibrary_namesTheShares() throws IOException {
        assertThat(list(RemotePath.LIBRARY, false))
                .extracting(Entry::name)
                .containsExactlyInAnyOrder("read", "add", "full", "inbox");
    }

    @Test
    void put_thenListAndGet_seeWhatWasWritten() throws IOException {
        byte[] bytes = random(4_096);
        Caller.Asked put = caller.send(put("a.bin", bytes), bytes);
        assertThat(list(at(""), false)).extracting(Entry::name).containsExactly("a.bin");
        assertThat(put.reply()).isInstanceOfSatisfying(Reply.Stored.class, stored -> {
            assertThat(stored.entry().size()).isEqualTo(4_096);
            assertThat(stored.already()).isFalse();
        });
        assertThat(fetch("a.bin")).isEqualTo(bytes);
        assertThat(house.events())
                .anyMatch(e -> e instanceof ServerEvent.FileArrived(var _, RemotePath path, long size)
                        && path.equals(at("a.bin"))
                        && size == 4_096);
        assertThat(house.events()).anyMatch(ServerEvent.FileFetched.class::isInstance);
    }

    @Test
    void put_ofNothing_makesAnEmptyFile() throws IOException {
        caller.ask(put("empty", new byte[0]));
        assertThat(fetch("empty")).isEmpty();
    }

    @Test
    void put_ofAWholeChunk_arrives() throws IOException {
        byte[] bytes = random(Limits.CHUNK);
        caller.ask(put("chunk", bytes), bytes);
        assertThat(house.share("full").bytes("chunk")).isEqualTo(bytes);
    }

    @Test
    void put_withAWrongDigest_isRefusedAndTheConnectionGoesOn() throws IOException {
        byte[] bytes = random(100);
        Caller.Asked asked = caller.begin(put("bad", bytes), true);
        caller.data(bytes, 0, bytes.length);
        caller.mark(new Digest(1, 2), true);
        assertThat(Caller.refusal(() -> caller.wait(asked).reply())).isInstanceOf(Failure.BadDigest.class);
        assertThat(list(at(""), false)).isEmpty();
    }

    @Test
    void put_thatIsAborted_leavesNothing() throws IOException {
        byte[] bytes = random(100_000);
        Caller.Asked asked = caller.begin(put("gone", bytes), true);
        caller.data(bytes, 0, 50_000);
        caller.abortBody();
        assertThat(Caller.refusal(() -> caller.wait(asked).reply())).isInstanceOf(Failure.Cancelled.class);
        assertThat(list(at(""), false)).isEmpty();
    }

    @Test
    void puts_inAStream_withConflictsAndABadName_failOnlyInTheirPlaces() throws IOException {
        byte[] taken = random(10);
        for (int i = 0; i < 5; i++) {
            house.share("full").with("taken" + i, taken);
        }
        List<Caller.Asked> asked = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String name = i % 200 == 7 ? "taken" + i / 200 : i == 500 ? "a:b" : "file" + i;
            byte[] bytes = random(i);
            asked.add(caller.send(put(name, bytes), bytes));
        }
        caller.flush();
        for (int i = 0; i < 1_000; i++) {
            Caller.Asked one = asked.get(i);
            if (i % 200 == 7) {
                assertThat(Caller.refusal(one::reply))
                        .isInstanceOfSatisfying(
                                Failure.Conflict.class,
                                c -> assertThat(c.freeName()).isNotNull());
            } else if (i == 500) {
                assertThat(Caller.refusal(one::reply)).isInstanceOf(Failure.BadName.class);
            } else {
                assertThat(one.reply()).isInstanceOf(Reply.Stored.class);
            }
        }
        assertThat(house.share("full").names()).hasSize(5 + 1_000 - 6);
        assertThat(house.share("full").bytes("taken3")).isEqualTo(taken);
    }

    @Test
    void draft_isOfferedFilledAndPublished() throws IOException {
        byte[] bytes = random(3 * Limits.CHUNK + 17);
        ChunkPlan plan = new ChunkPlan(bytes.length);
        var offer = new Request.Offer(DRAFT, at("big"), bytes.length, 9_000, new Condition.Absent());
        Reply.Offered offered = caller.ask(offer);
        assertThat(offered.missing()).isEqualTo(ChunkSet.all(plan));
        assertThat(caller.ask(new Request.PutChunks(REF, new ChunkRange(0, 4)), bytes))
                .isEqualTo(new Reply.ChunksStored(ChunkSet.all(plan)));
        assertThat(caller.ask(offer).missing()).isEqualTo(ChunkSet.NONE);
        caller.ask(publish(bytes));
        assertThat(fetch("big")).isEqualTo(bytes);
    }

    private static Request.Publish publish(byte[] bytes) {
        ChunkPlan plan = new ChunkPlan(bytes.length);
        List<Digest> digests = new ArrayList<>();
        for (int i = 0; i < plan.count(); i++) {
            digests.add(Digests.chunk(bytes, (int) plan.offset(i), plan.length(i)));
        }
        return new Request.Publish(REF, Digests.file(bytes.length, digests), 9_000, new Condition.Absent(), null, null);
    }

    @Test
    void chunk_withAWrongDigest_isNamedAndTheOthersAreHeld() throws IOException {
        byte[] bytes = random(2 * Limits.CHUNK);
        caller.ask(new Request.Offer(DRAFT, at("big"), bytes.length, 9_000, new Condition.Absent()));
        Caller.Asked asked = caller.begin(new Request.PutChunks(REF, new ChunkRange(0, 2)), true);
        caller.data(bytes, 0, Limits.CHUNK);
        caller.mark(Digests.chunk(bytes, 0, Limits.CHUNK), false);
        caller.data(bytes, Limits.CHUNK, Limits.CHUNK);
        caller.mark(new Digest(0, 0), true);
        ChunkSet second = new ChunkSet(List.of(new ChunkRange(1, 1)));
        assertThat(Caller.refusal(() -> caller.wait(asked).reply()))
                .isInstanceOfSatisfying(
                        Failure.BadDigest.class, bad -> assertThat(bad.chunks()).isEqualTo(second));
        assertThat(Caller.refusal(() -> caller.ask(publish(bytes))))
                .isInstanceOfSatisfying(
                        Failure.Incomplete.class,
                        incomplete -> assertThat(incomplete.missing()).isEqualTo(second));
    }

    @Test
    void chunk_ofAnUnknownDraft_isRefusedAfterItsBody() throws IOException {
        byte[] bytes = random(Limits.CHUNK);
        Caller.Asked asked = caller.send(new Request.PutChunks(REF, new ChunkRange(0, 1)), bytes);
        assertThat(Caller.refusal(() -> caller.wait(asked).reply())).isInstanceOf(Failure.NotFound.class);
        assertThat(caller.ask(new Request.Ping()).now()).isPositive();
    }

    @Test
    void seed_thenPublish_needsNoBytes() throws IOException {
        byte[] bytes = random(Limits.CHUNK + 5);
        house.share("full").with("base", bytes);
        String version = caller.ask(new Request.Describe(at("base"))).entry().version();
        caller.ask(new Request.Offer(DRAFT, at("copy"), bytes.length, 9_000, new Condition.Absent()));
        assertThat(version).isNotNull();
        Reply.Seeded seeded =
                caller.ask(new Request.Seed(REF, new ChunkRange(0, 2), at("base"), String.valueOf(version), 0));
        assertThat(seeded.digests()).hasSize(2);
        assertThat(caller.ask(new Request.Sums(new Request.DraftSubject(REF), 0, 2, SumsAlgorithm.XXH3_128, false))
                        .digests())
                .hasSize(2);
        caller.ask(publish(bytes));
        assertThat(house.share("full").bytes("copy")).isEqualTo(bytes);
    }

    @Test
    void get_ofARange_beginsAtTheOffset() throws IOException {
        byte[] bytes = random(5 * Limits.CHUNK + 100);
        house.share("full").with("file", bytes);
        Caller.Asked asked =
                caller.wait(caller.send(new Request.Get(at("file"), 2L * Limits.CHUNK, Limits.CHUNK + 7, null)));
        assertThat(asked.body()).isEqualTo(java.util.Arrays.copyOfRange(bytes, 2 * Limits.CHUNK, 3 * Limits.CHUNK + 7));
        assertThat(asked.reply()).isInstanceOfSatisfying(Reply.Got.class, got -> {
            assertThat(got.size()).isEqualTo(bytes.length);
            assertThat(got.length()).isEqualTo(Limits.CHUNK + 7);
        });
    }

    @Test
    void get_behindTheEnd_isRefused_atTheEndIsEmpty() throws IOException {
        house.share("full").with("file", random(Limits.CHUNK));
        assertThat(Caller.refusal(() -> caller.ask(new Request.Get(at("file"), 2L * Limits.CHUNK, -1, null))))
                .isInstanceOf(Failure.BadRequest.class);
        assertThat(caller.wait(caller.send(new Request.Get(at("file"), Limits.CHUNK, -1, null)))
                        .body())
                .isEmpty();
    }

    @Test
    void gets_inAStream_arriveInOrder() throws IOException {
        List<Caller.Asked> asked = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            house.share("full").with("f" + i, random(i * 997));
        }
        for (int i = 0; i < 200; i++) {
            asked.add(caller.send(new Request.Get(at(i % 50 == 3 ? "none" : "f" + i), 0, -1, null)));
        }
        caller.flush();
        for (int i = 0; i < 200; i++) {
            Caller.Asked one = asked.get(i);
            if (i % 50 == 3) {
                assertThat(Caller.refusal(one::body)).isInstanceOf(Failure.NotFound.class);
            } else {
                assertThat(one.body()).isEqualTo(random(i * 997));
            }
        }
    }

    @Test
    void get_ofAnotherVersion_isChanged() throws IOException {
        house.share("full").with("file", random(10));
        assertThat(Caller.refusal(() -> caller.ask(new Request.Get(at("file"), 0, -1, "other"))))
                .isInstanceOf(Failure.Changed.class);
    }

    @Test
    void get_ofAFileThatChangesMeanwhile_isAborted_andTheConnectionGoesOn() throws IOException {
        MemoryStorage changing = new MemoryStorage() {
            @Override
            public Source open(RemotePath file, @Nullable String version) throws StorageException {
                Source source = super.open(file, version);
                with(file.leaf(), random(5));
                return source;
            }
        };
        changing.with("small", random(100)).with("large", random(3 * Limits.CHUNK));
        try (House other = House.on(changing, config -> config);
                Caller visitor = other.guest()) {
            var large = visitor.send(new Request.Get(at("large"), 0, -1, null));
            var small = visitor.wait(visitor.send(new Request.Get(at("small"), 0, -1, null)));
            assertThat(Caller.refusal(large::body)).isInstanceOf(Failure.Changed.class);
            assertThat(Caller.refusal(small::body)).isInstanceOf(Failure.Changed.class);
            assertThat(visitor.ask(new Request.Ping()).now()).isPositive();
            assertThat(other.events()).noneMatch(ServerEvent.FileFetched.class::isInstance);
        }
    }

    @Test
    void folder_move_remove_restore_purge_doWhatTheySay() throws IOException {
        caller.ask(new Request.MakeFolder(at("x/y"), true));
        caller.ask(new Request.SetTimes(List.of(new Request.Time(at("x/y"), 77_000))));
        assertThat(caller.ask(new Request.Describe(at("x/y"))).entry().modified())
                .isEqualTo(77_000);
        byte[] bytes = random(9);
        caller.ask(put("x/y/z", bytes), bytes);
        caller.ask(new Request.Move(at("x/y/z"), at("z"), null));
        TrashId id = TrashId.random();
        caller.ask(new Request.Remove(at("z"), null, id));
        caller.ask(new Request.Remove(at("z"), null, id));
        assertThat(list(at(""), true)).extracting(Entry::name).containsExactlyInAnyOrder("x", "y");
        Caller.Asked trash = caller.wait(caller.send(new Request.ListTrash("full")));
        assertThat(trash.parts()).hasSize(1);
        assertThat(caller.ask(new Request.Restore("full", id, null)).path()).isEqualTo(at("z"));
        TrashId other = TrashId.random();
        caller.ask(new Request.Remove(at("z"), null, other));
        caller.ask(new Request.Purge("full", other));
        assertThat(Caller.refusal(() -> caller.ask(new Request.Purge("full", other))))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void move_intoAnotherShare_orOfAShare_isUnsupported() throws IOException {
        house.share("full").with("a", random(1));
        assertThat(Caller.refusal(() -> caller.ask(new Request.Move(at("a"), RemotePath.of("add", "a"), null))))
                .isInstanceOf(Failure.Denied.class);
        assertThat(Caller.refusal(() -> caller.ask(new Request.Move(at(""), at("b"), null))))
                .isInstanceOf(Failure.Unsupported.class);
    }

    @Test
    void check_saysWhatAnUploadWouldMeet() throws IOException {
        house.share("full").with("there", random(3));
        var candidates = List.of(new Request.Candidate("there", 3, 0), new Request.Candidate("new", 3, 0));
        List<Reply.Answer> answers =
                caller.ask(new Request.Preflight(at(""), candidates)).answers();
        assertThat(answers.get(0)).isInstanceOf(Reply.Differs.class);
        assertThat(answers.get(1)).isInstanceOf(Reply.New.class);
    }

    @Test
    void watch_answersWhenAFolderChanges() throws IOException {
        String version = caller.ask(new Request.Describe(at(""))).entry().version();
        Caller.Asked watch =
                caller.wait(caller.send(new Request.Watch(List.of(new Request.Seen(at(""), version)), 25_000)));
        try (Caller other = house.guest()) {
            other.ask(put("new", new byte[0]));
        }
        assertThat(watch.reply())
                .isInstanceOfSatisfying(
                        Reply.Changes.class,
                        changes -> assertThat(changes.changed()).hasSize(1));
    }

    @Test
    void probe_carriesBytesBothWays() throws IOException {
        byte[] bytes = new byte[3_000_000];
        assertThat(caller.ask(new Request.Probe(0), bytes)).isEqualTo(new Reply.Probed(bytes.length));
        Caller.Asked asked = caller.wait(caller.send(new Request.Probe(bytes.length)));
        assertThat(asked.body()).isEqualTo(bytes);
    }

    @Test
    void drafts_areListedAndDiscarded() throws IOException {
        caller.ask(new Request.Offer(DRAFT, at("big"), 10, 0, new Condition.Absent()));
        Caller.Asked asked = caller.wait(caller.send(new Request.ListDrafts("full")));
        assertThat(asked.parts()).hasSize(1);
        caller.ask(new Request.Discard(REF));
        assertThat(caller.wait(caller.send(new Request.ListDrafts("full"))).parts())
                .isEmpty();
    }

    @Test
    void describe_ofAShare_tellsTheRoom() throws IOException {
        assertThat(caller.ask(new Request.Describe(at(""))).free()).isPositive();
    }
}

package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
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
import sampan.protocol.TrashId;
import sampan.transport.DeviceIdentity;

/// The server as it is embedded, on folders of this computer.
class RealFilesTest {
    private static final DraftId DRAFT = new DraftId("0123456789abcdef0123456789abcdef");
    private static final Request.DraftRef REF = new Request.DraftRef("full", DRAFT);

    @TempDir
    private Path top;

    private SampanServer server;
    private Caller caller;

    @BeforeEach
    void open() throws IOException {
        ServerConfig config = ServerConfig.of(DeviceIdentity.inMemory()).withPort(0);
        for (Access access : Access.values()) {
            Path folder = Files.createDirectory(top.resolve(access.word()));
            Files.writeString(folder.resolve("there"), "was there before");
            config = config.withShare(access.word(), folder, access);
        }
        server = SampanServer.start(config);
        caller = Caller.enter(server.invite(Invite.TO_EVERYTHING), DeviceIdentity.inMemory());
    }

    @AfterEach
    void close() {
        caller.close();
        server.close();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(size).nextBytes(bytes);
        return bytes;
    }

    private static Request.Put put(RemotePath path, byte[] bytes) {
        return new Request.Put(path, bytes.length, 1_700_000_000_000L, new Condition.Absent(), null);
    }

    private List<Entry> list(RemotePath path) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Part part : caller.wait(caller.send(new Request.ListFolder(path, true, 0, true)))
                .parts()) {
            entries.addAll(((Part.Entries) part).entries());
        }
        return entries;
    }

    @Test
    void smallFiles_inAStream_areOnTheDiskWhenAnswered() throws IOException {
        List<Caller.Asked> asked = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] bytes = random(i * 7);
            RemotePath path = RemotePath.of("full", i % 100 == 9 ? "there" : i == 250 ? "nul" : "文件 " + i);
            asked.add(caller.send(put(path, bytes), bytes));
        }
        caller.flush();
        for (int i = 0; i < 500; i++) {
            Caller.Asked one = asked.get(i);
            if (i % 100 == 9) {
                assertThat(Caller.refusal(one::reply)).isInstanceOf(Failure.Conflict.class);
            } else if (i == 250) {
                assertThat(Caller.refusal(one::reply)).isInstanceOf(Failure.BadName.class);
            } else {
                assertThat(one.reply()).isInstanceOf(Reply.Stored.class);
                Path file = top.resolve("full").resolve("文件 " + i);
                assertThat(Files.readAllBytes(file)).isEqualTo(random(i * 7));
                assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(1_700_000_000_000L);
            }
        }
        assertThat(top.resolve("full").resolve("there")).content().isEqualTo("was there before");
        assertThat(list(RemotePath.of("full"))).hasSize(500 - 6 + 1);
    }

    @Test
    void draft_isPublishedWholeOrNotAtAll_andFetchedBack() throws IOException {
        byte[] bytes = random(5 * Limits.CHUNK + 123);
        RemotePath path = RemotePath.of("full", "big.bin");
        caller.ask(new Request.Offer(DRAFT, path, bytes.length, 5_000, new Condition.Absent()));
        caller.ask(new Request.PutChunks(REF, new ChunkRange(0, 3)), java.util.Arrays.copyOf(bytes, 3 * Limits.CHUNK));
        assertThat(top.resolve("full/big.bin")).doesNotExist();
        assertThat(Caller.refusal(() -> caller.ask(publish(bytes)))).isInstanceOf(Failure.Incomplete.class);
        caller.ask(
                new Request.PutChunks(REF, new ChunkRange(3, 3)),
                java.util.Arrays.copyOfRange(bytes, 3 * Limits.CHUNK, bytes.length));
        Reply.Published published = caller.ask(publish(bytes));
        assertThat(caller.ask(publish(bytes))).isEqualTo(published);
        assertThat(Files.readAllBytes(top.resolve("full/big.bin"))).isEqualTo(bytes);
        assertThat(caller.wait(caller.send(new Request.Get(path, 0, -1, null))).body())
                .isEqualTo(bytes);
    }

    private static Request.Publish publish(byte[] bytes) {
        ChunkPlan plan = new ChunkPlan(bytes.length);
        List<Digest> digests = new ArrayList<>();
        for (int i = 0; i < plan.count(); i++) {
            digests.add(Digests.chunk(bytes, (int) plan.offset(i), plan.length(i)));
        }
        return new Request.Publish(REF, Digests.file(bytes.length, digests), 5_000, new Condition.Absent(), null, null);
    }

    @Test
    void readOnlyShare_isLeftAsItIs() throws IOException {
        assertThat(caller.wait(caller.send(new Request.Get(RemotePath.of("read", "there"), 0, -1, null)))
                        .body())
                .asString()
                .isEqualTo("was there before");
        assertThat(Caller.refusal(() -> caller.ask(new Request.MakeFolder(RemotePath.of("read", "x"), false))))
                .isInstanceOf(Failure.Denied.class);
        try (Stream<Path> files = Files.list(top.resolve("read"))) {
            assertThat(files).containsExactly(top.resolve("read/there"));
        }
    }

    @Test
    void inbox_keepsBoth_andRevealsNothing() throws IOException {
        byte[] bytes = random(100);
        Reply first = caller.ask(put(RemotePath.of("inbox", "there"), bytes), bytes);
        assertThat(first)
                .isInstanceOfSatisfying(
                        Reply.Stored.class,
                        stored -> assertThat(stored.already()).isFalse());
        caller.ask(put(RemotePath.of("inbox", "there"), bytes), bytes);
        caller.ask(new Request.MakeFolder(RemotePath.of("inbox", "there"), false));
        assertThat(top.resolve("inbox/there")).content().isEqualTo("was there before");
        try (Stream<Path> files = Files.list(top.resolve("inbox"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void removed_isRestored() throws IOException {
        TrashId id = TrashId.random();
        caller.ask(new Request.Remove(RemotePath.of("full", "there"), null, id));
        assertThat(top.resolve("full/there")).doesNotExist();
        assertThat(caller.ask(new Request.Restore("full", id, null)).path()).isEqualTo(RemotePath.of("full", "there"));
        assertThat(top.resolve("full/there")).content().isEqualTo("was there before");
    }

    @Test
    void changingFile_isAbortedRatherThanMixed() throws IOException {
        Path file = top.resolve("full/changing");
        Files.write(file, random(40 * Limits.CHUNK));
        RemotePath path = RemotePath.of("full", "changing");
        String version = caller.ask(new Request.Describe(path)).entry().version();
        Files.write(file, random(39 * Limits.CHUNK));
        assertThat(Caller.refusal(() -> caller.ask(new Request.Get(path, 0, -1, version))))
                .isInstanceOf(Failure.Changed.class);
    }

    @Test
    void watch_seesAChangeBesideTheServer() throws IOException {
        RemotePath share = RemotePath.of("full");
        String version = caller.ask(new Request.Describe(share)).entry().version();
        Caller.Asked watch =
                caller.wait(caller.send(new Request.Watch(List.of(new Request.Seen(share, version)), 25_000)));
        Files.writeString(top.resolve("full/beside"), "new");
        assertThat(watch.reply())
                .isInstanceOfSatisfying(
                        Reply.Changes.class,
                        changes -> assertThat(changes.changed())
                                .extracting(Request.Seen::path)
                                .containsExactly(share));
    }

    @Test
    void folder_isServedByOneHostAtATime_andAgainAfterIt() throws IOException {
        ServerConfig config = ServerConfig.of(DeviceIdentity.inMemory())
                .withPort(0)
                .withShare("again", top.resolve("full"), Access.FULL);
        assertThatThrownBy(() -> SampanServer.start(config)).isInstanceOf(FolderInUseException.class);
        server.drain(Duration.ofSeconds(30));
        server.close();
        try (SampanServer again = SampanServer.start(config)) {
            assertThat(again.port()).isPositive();
        }
    }
}

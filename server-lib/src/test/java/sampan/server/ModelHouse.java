package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import sampan.protocol.Access;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.Condition;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.DraftId;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// A server of one connection model on a real folder, the share `full`, on loopback and any port, with all its events.
final class ModelHouse implements AutoCloseable {
    /// Enough for what these tests need at once, and not more than a small computer has room for.
    static final int PROCESSES = 8;

    private final Path folder;
    private final List<ServerEvent> events = new CopyOnWriteArrayList<>();
    private final SampanServer server;

    private ModelHouse(ConnectionModel model, Path folder, UnaryOperator<ServerConfig> change) throws IOException {
        this.folder = folder;
        ServerConfig config = ServerConfig.of(DeviceIdentity.inMemory())
                .withPort(0)
                .withModel(model)
                .withProcesses(FastProcesses.of(PROCESSES))
                .withShare("full", folder, Access.FULL)
                .withListener(events::add);
        server = SampanServer.start(change.apply(config));
    }

    static ModelHouse open(ConnectionModel model, Path folder) throws IOException {
        return open(model, folder, config -> config);
    }

    static ModelHouse open(ConnectionModel model, Path folder, UnaryOperator<ServerConfig> change) throws IOException {
        return new ModelHouse(model, folder, change);
    }

    SampanServer server() {
        return server;
    }

    List<ServerEvent> events() {
        return events;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// Puts a file of so many bytes there, beside the server.
    byte[] place(String name, int size) throws IOException {
        byte[] bytes = bytes(size);
        Files.write(file(name), bytes);
        return bytes;
    }

    ShareLink link() throws IOException {
        return server.invite(Invite.TO_EVERYTHING);
    }

    /// A new visitor.
    Caller guest() throws IOException {
        return Caller.enter(link(), DeviceIdentity.inMemory());
    }

    static RemotePath path(String name) {
        return RemotePath.of("full", name);
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(size).nextBytes(bytes);
        return bytes;
    }

    static Request.Put put(String name, byte[] bytes) {
        return new Request.Put(path(name), bytes.length, 1_700_000_000_000L, new Condition.Absent(), null);
    }

    static Request.Get get(String name) {
        return new Request.Get(path(name), 0, -1, null);
    }

    static byte[] fetch(Caller caller, String name) throws IOException {
        return caller.wait(caller.send(get(name))).body();
    }

    /// Offers, sends and publishes a file of several chunks.
    static void upload(Caller caller, String name, byte[] bytes, DraftId id) throws IOException {
        ChunkPlan plan = new ChunkPlan(bytes.length);
        Request.DraftRef draft = new Request.DraftRef("full", id);
        caller.ask(new Request.Offer(id, path(name), bytes.length, 5_000, new Condition.Absent()));
        caller.ask(new Request.PutChunks(draft, new ChunkRange(0, plan.count())), bytes);
        List<Digest> digests = new ArrayList<>();
        for (int i = 0; i < plan.count(); i++) {
            digests.add(Digests.chunk(bytes, (int) plan.offset(i), plan.length(i)));
        }
        Reply.Published published = caller.ask(new Request.Publish(
                draft, Digests.file(bytes.length, digests), 5_000, new Condition.Absent(), null, null));
        assertThat(published.entry().size()).isEqualTo(bytes.length);
    }

    /// A visitor that has asked for much more than any socket holds, and takes nothing of it.
    RawTalk greedy(String name) throws IOException {
        RawTalk talk = RawTalk.connect(link());
        talk.hello();
        for (int i = 0; i < 4; i++) {
            talk.send(get(name));
        }
        return talk;
    }

    /// Proves that a new visitor is served.
    void assertServes() throws IOException {
        try (Caller caller = guest()) {
            assertThat(caller.ask(new Request.Describe(RemotePath.of("full"))).entry())
                    .isNotNull();
        }
    }

    void awaitEnd(ServerEvent.Reason reason) {
        House.await(() -> events.stream()
                .anyMatch(e -> e instanceof ServerEvent.ConnectionEnded ended && ended.reason() == reason));
    }

    void awaitNobody() {
        House.await(() -> server.visitors().isEmpty());
    }

    @Override
    public void close() {
        server.close();
    }
}

package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.storage.Storage;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// A server for tests on shares in memory, on loopback and any port, with all its events.
final class House implements AutoCloseable {
    static final Path NOWHERE = Path.of(System.getProperty("java.io.tmpdir"));

    private final Map<String, MemoryStorage> storages = new HashMap<>();
    private final List<ServerEvent> events = new CopyOnWriteArrayList<>();
    private final SampanServer server;

    private House(UnaryOperator<ServerConfig> change, Map<String, MemoryStorage> given) throws IOException {
        storages.putAll(given);
        ServerConfig config =
                ServerConfig.of(DeviceIdentity.inMemory()).withPort(0).withListener(events::add);
        server =
                SampanServer.start(change.apply(config), (folder, _) -> storage(folder.name()), InstantSource.system());
    }

    /// A house with one share for each level, called by the level's word.
    static House open() throws IOException {
        return open(config -> {
            ServerConfig all = config;
            for (Access access : Access.values()) {
                all = all.withShare(access.word(), NOWHERE, access);
            }
            return all;
        });
    }

    static House open(UnaryOperator<ServerConfig> change) throws IOException {
        return new House(change, Map.of());
    }

    /// A house with one share, on this storage, where everything is allowed.
    static House on(MemoryStorage storage, UnaryOperator<ServerConfig> change) throws IOException {
        return new House(
                config -> change.apply(config.withShare("full", NOWHERE, Access.FULL)), Map.of("full", storage));
    }

    private Storage storage(String share) {
        return storages.computeIfAbsent(share, _ -> new MemoryStorage());
    }

    MemoryStorage share(String name) {
        return Objects.requireNonNull(storages.get(name));
    }

    SampanServer server() {
        return server;
    }

    List<ServerEvent> events() {
        return events;
    }

    ShareLink link() throws IOException {
        return server.invite(Invite.TO_EVERYTHING);
    }

    /// A new guest.
    Caller guest() throws IOException {
        return Caller.enter(link(), DeviceIdentity.inMemory());
    }

    /// Waits until something is true.
    static void await(BooleanSupplier what) {
        await(what, Duration.ofSeconds(30));
    }

    static void await(BooleanSupplier what, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("waited too long").isNegative();
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /// Waits until something like this has happened.
    <E extends ServerEvent> E awaitEvent(Class<E> kind, Predicate<E> such) {
        await(() -> events.stream().filter(kind::isInstance).map(kind::cast).anyMatch(such));
        return events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(such)
                .findFirst()
                .orElseThrow();
    }

    /// Waits until a connection was ended by the server for this reason.
    ServerEvent.ConnectionEnded awaitEnd(ServerEvent.Reason reason) {
        return awaitEvent(ServerEvent.ConnectionEnded.class, e -> e.reason() == reason);
    }

    /// Whatever happened before: a fresh visitor lists and fetches as if nothing had, and the server knows no defect.
    void assertServes() throws IOException {
        byte[] bytes = {1, 2, 3};
        try (Caller caller = guest()) {
            Caller.Asked listed = caller.send(new Request.ListFolder(RemotePath.LIBRARY, false, 0, false));
            Caller.Asked got = caller.send(new Request.Get(RemotePath.of(readable(), "oracle"), 0, -1, null));
            caller.flush();
            assertThat(listed.reply()).isInstanceOf(Reply.Listed.class);
            assertThat(got.body()).isEqualTo(bytes);
        }
        assertThat(events)
                .filteredOn(ServerEvent.ConnectionEnded.class::isInstance)
                .extracting(e -> ((ServerEvent.ConnectionEnded) e).reason())
                .doesNotContain(ServerEvent.Reason.INTERNAL);
    }

    private String readable() {
        String share = storages.containsKey("full")
                ? "full"
                : storages.keySet().iterator().next();
        share(share).with("oracle", new byte[] {1, 2, 3});
        return share;
    }

    @Override
    public void close() {
        server.close();
    }
}

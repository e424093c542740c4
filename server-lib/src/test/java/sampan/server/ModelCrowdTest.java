package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.Bye;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.ServerEvent.Reason;
import sampan.transport.DeviceIdentity;

/// Many visitors at once, and what one of them may do to the others, in every connection model.
@ParameterizedClass
@EnumSource(ConnectionModel.class)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ModelCrowdTest {
    private final ConnectionModel model;

    @TempDir
    private Path folder;

    ModelCrowdTest(ConnectionModel model) {
        this.model = model;
    }

    private boolean alone() {
        return model == ConnectionModel.ITERATIVE;
    }

    /// As many as the test would like, or as the model affords.
    private int many(int wanted) {
        return switch (model) {
            case ITERATIVE -> 1;
            case PROCESS -> Math.min(wanted, 3);
            case THREAD, VIRTUAL_THREAD, EVENT_LOOP -> wanted;
        };
    }

    private ModelHouse open() throws IOException {
        return ModelHouse.open(model, folder);
    }

    @Test
    void manyClientsAtOnce_allGetTheirOwnBytes() throws Exception {
        try (ModelHouse house = open()) {
            // A process each costs a second of a processor.
            int clients = model == ConnectionModel.PROCESS ? 20 : 50;
            byte[] shared = house.place("shared", Limits.CHUNK + 5);
            List<CompletableFuture<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                all.add(inBackground(() -> {
                    try (Caller caller = house.guest()) {
                        byte[] own = ModelHouse.bytes(10_000 + number);
                        assertThat(caller.ask(ModelHouse.put("own" + number, own), own))
                                .isInstanceOf(Reply.Stored.class);
                        assertThat(ModelHouse.fetch(caller, "shared")).isEqualTo(shared);
                        return true;
                    }
                }));
            }
            for (CompletableFuture<Boolean> one : all) {
                assertThat(one.get(150, TimeUnit.SECONDS)).isTrue();
            }
            for (int i = 0; i < clients; i++) {
                assertThat(Files.readAllBytes(house.file("own" + i))).isEqualTo(ModelHouse.bytes(10_000 + i));
            }
            house.awaitNobody();
        }
    }

    /// A peer of the test, on a thread of its own.
    private static CompletableFuture<Boolean> inBackground(java.util.concurrent.Callable<Boolean> work) {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @Test
    void secondVisitor_isServedBesideTheFirst_orWaitsForItsTurn() throws Exception {
        try (ModelHouse house = open()) {
            Caller first = house.guest();
            CompletableFuture<Boolean> second = inBackground(() -> {
                house.assertServes();
                return true;
            });
            if (alone()) {
                for (int i = 0; i < 50; i++) {
                    first.ask(new Request.Ping());
                }
                assertThat(second).isNotDone();
                first.close();
            }
            assertThat(second.get(60, TimeUnit.SECONDS)).isTrue();
            first.close();
        }
    }

    @Test
    void slowReader_delaysNobody_orOnlyUntilItIsCutOff() throws IOException {
        ServerLimits limits = ServerLimits.DEFAULT.withStalled(Duration.ofSeconds(alone() ? 1 : 60));
        try (ModelHouse house = ModelHouse.open(model, folder, config -> config.withLimits(limits))) {
            byte[] bytes = house.place("big", 16 * Limits.CHUNK);
            List<RawTalk> greedy = new ArrayList<>();
            try {
                for (int i = 0; i < many(20); i++) {
                    greedy.add(house.greedy("big"));
                }
                House.await(() -> house.server().visitors().stream().allMatch(v -> v.sent() > Limits.CHUNK));
                try (Caller caller = house.guest()) {
                    assertThat(ModelHouse.fetch(caller, "big")).isEqualTo(bytes);
                }
                assertThat(house.events().stream().anyMatch(ServerEvent.ConnectionEnded.class::isInstance))
                        .as("somebody was cut off")
                        .isEqualTo(alone());
            } finally {
                greedy.forEach(RawTalk::close);
            }
            house.awaitNobody();
        }
    }

    @Test
    void slowReader_isCutOffWhenItTakesNothing() throws IOException {
        ServerLimits limits = ServerLimits.DEFAULT.withStalled(Duration.ofSeconds(1));
        try (ModelHouse house = ModelHouse.open(model, folder, config -> config.withLimits(limits))) {
            house.place("big", 16 * Limits.CHUNK);
            try (RawTalk greedy = house.greedy("big")) {
                house.awaitEnd(Reason.DEADLINE);
                greedy.awaitEnd();
            }
            house.awaitNobody();
            house.assertServes();
        }
    }

    @Test
    void slowReader_getsEverythingInTheEnd() throws IOException {
        try (ModelHouse house = open()) {
            byte[] bytes = house.place("big", 5 * Limits.CHUNK + 3);
            try (NarrowRelay narrow = new NarrowRelay(house.link());
                    Caller caller = Caller.enter(narrow.link(), DeviceIdentity.inMemory())) {
                assertThat(ModelHouse.fetch(caller, "big")).isEqualTo(bytes);
                byte[] up = ModelHouse.bytes(Limits.CHUNK - 1);
                caller.ask(ModelHouse.put("up", up), up);
                assertThat(Files.readAllBytes(house.file("up"))).isEqualTo(up);
            }
        }
    }

    @Test
    void resetInTheMiddleOfAnUpload_leavesNothing() throws IOException {
        try (ModelHouse house = open()) {
            for (int i = 0; i < Math.max(3, many(10)); i++) {
                Caller caller = house.guest();
                caller.begin(ModelHouse.put("half", ModelHouse.bytes(Limits.CHUNK)), true);
                caller.data(ModelHouse.bytes(Limits.CHUNK), 0, Limits.CHUNK / 2);
                caller.flush();
                caller.cut();
            }
            house.awaitNobody();
            assertThat(house.file("half")).doesNotExist();
            house.assertServes();
        }
    }

    @Test
    void resetInTheMiddleOfADownload_disturbsNobody() throws IOException {
        try (ModelHouse house = open()) {
            house.place("big", 16 * Limits.CHUNK);
            for (int i = 0; i < Math.max(3, many(10)); i++) {
                house.greedy("big").close();
            }
            house.awaitNobody();
            house.assertServes();
        }
    }

    @Test
    void connections_areLimited_andTheNextOneIsToldSo() throws IOException {
        ServerLimits limits = ServerLimits.DEFAULT.withMembers(2);
        try (ModelHouse house = ModelHouse.open(model, folder, config -> config.withLimits(limits))) {
            if (alone()) {
                // The model itself is a limit of one: see secondVisitor_….
                house.assertServes();
                return;
            }
            Caller first = house.guest();
            Caller second = house.guest();
            try (Caller third = Caller.connect(house.link(), DeviceIdentity.inMemory())) {
                third.sendHello(house.link());
                assertThat(third.bye().reason()).isEqualTo(Bye.Reason.LIMIT);
            }
            first.close();
            House.await(() -> house.server().visitors().size() == 1);
            house.assertServes();
            second.close();
        }
    }

    @Test
    void hundredIdleVisitors_costTheActiveOneNothing() throws IOException {
        try (ModelHouse house = open()) {
            byte[] bytes = house.place("big", 3 * Limits.CHUNK);
            List<Caller> idle = new ArrayList<>();
            try {
                for (int i = 0; i < (alone() ? 0 : many(100)); i++) {
                    idle.add(house.guest());
                }
                try (Caller caller = house.guest()) {
                    assertThat(ModelHouse.fetch(caller, "big")).isEqualTo(bytes);
                    assertThat(house.server().visitors()).hasSize(idle.size() + 1);
                }
                for (Caller one : idle) {
                    assertThat(one.ask(new Request.Ping())).isInstanceOf(Reply.Pong.class);
                }
            } finally {
                idle.forEach(Caller::cut);
            }
            house.awaitNobody();
        }
    }

    @Test
    void comingAndGoing_leavesNoThreadBehind() throws IOException {
        try (ModelHouse house = open()) {
            for (int i = 0; i < (model == ConnectionModel.PROCESS ? 6 : 60); i++) {
                try (Caller caller = house.guest()) {
                    if (i % 3 == 0) {
                        caller.cut();
                    }
                }
            }
            house.awaitNobody();
            House.await(() -> threads("connection") == 0);
        }
        House.await(() -> threads("") == 0);
    }

    static long threads(String what) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("sampan-" + what))
                .count();
    }
}

package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.ServerEvent.Reason;
import sampan.transport.DeviceIdentity;

/// What is so of connections with a process each and of no others: handed over, or relayed.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProcessModelTest {
    @TempDir
    private Path folder;

    private ModelHouse open(Processes processes) throws IOException {
        return ModelHouse.open(ConnectionModel.PROCESS, folder, config -> config.withProcesses(processes));
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    private static void awaitNoChild() {
        House.await(() -> children().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyVisitor_hasAProcess_thatEndsWithIt_andLeavesNothing(boolean relayed) throws IOException {
        try (ModelHouse house = open(FastProcesses.of(4).withRelayed(relayed))) {
            awaitNoChild();
            Caller first = house.guest();
            Caller second = house.guest();
            assertThat(children()).hasSize(2);
            byte[] bytes = ModelHouse.bytes(3 * Limits.CHUNK);
            ModelHouse.upload(first, "big", bytes, new sampan.protocol.DraftId("00112233445566778899aabbccddeeff"));
            assertThat(ModelHouse.fetch(second, "big")).isEqualTo(bytes);
            first.close();
            House.await(() -> children().size() == 1);
            assertThat(second.ask(new Request.Ping())).isInstanceOf(Reply.Pong.class);
            second.cut();
            awaitNoChild();
            house.awaitNobody();
        }
    }

    @Test
    void process_isGoneWithinASecond_afterItsClientHasLeft() throws IOException {
        try (ModelHouse house = open(FastProcesses.of(4))) {
            Duration shortest = Duration.ofHours(1);
            for (int i = 0; i < 4; i++) {
                Caller caller = house.guest();
                long left = System.nanoTime();
                if (i % 2 == 0) {
                    caller.close();
                } else {
                    caller.cut();
                }
                awaitNoChild();
                Duration took = Duration.ofNanos(System.nanoTime() - left);
                shortest = took.compareTo(shortest) < 0 ? took : shortest;
            }
            assertThat(shortest).isLessThan(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisabledOnOs(OS.WINDOWS)
    void processThatIsKilled_endsItsClientsConnectionOnly(boolean relayed) throws IOException {
        try (ModelHouse house = open(FastProcesses.of(4).withRelayed(relayed))) {
            awaitNoChild();
            Caller first = house.guest();
            Set<Long> ofTheFirst = children();
            Caller second = house.guest();
            first.begin(ModelHouse.put("half", ModelHouse.bytes(1_000)), true);
            first.data(ModelHouse.bytes(1_000), 0, 500);
            first.flush();
            ProcessHandle.of(ofTheFirst.iterator().next()).orElseThrow().destroyForcibly();
            first.awaitEnd();
            house.awaitEnd(Reason.INTERNAL);
            assertThat(second.ask(new Request.Ping())).isInstanceOf(Reply.Pong.class);
            assertThat(house.file("half")).doesNotExist();
            House.await(() -> children().size() == 1);
            house.assertServes();
            second.close();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void processes_areNoZombies() throws IOException {
        try (ModelHouse house = open(FastProcesses.of(4))) {
            for (int i = 0; i < 3; i++) {
                house.assertServes();
            }
            house.awaitNobody();
            House.await(() -> zombies() == 0);
        }
    }

    private static long zombies() {
        String parent = "\nPPid:\t" + ProcessHandle.current().pid() + "\n";
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            long count = 0;
            for (Path process : all) {
                count += isZombie(process.resolve("status"), parent) ? 1 : 0;
            }
            return count;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isZombie(Path status, String parent) {
        try {
            String text = Files.readString(status);
            return text.contains(parent) && text.contains("State:\tZ");
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void moreVisitorsThanProcesses_waitForTheirTurn() throws Exception {
        try (ModelHouse house = open(FastProcesses.of(2))) {
            Caller first = house.guest();
            Caller second = house.guest();
            CompletableFuture<Boolean> third = CompletableFuture.supplyAsync(() -> {
                try {
                    house.assertServes();
                    return true;
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            for (int i = 0; i < 50; i++) {
                first.ask(new Request.Ping());
                assertThat(children()).hasSizeLessThanOrEqualTo(2);
            }
            assertThat(third).isNotDone();
            first.close();
            assertThat(third.get(60, TimeUnit.SECONDS)).isTrue();
            second.close();
        }
    }

    @Test
    void upload_goesOnWhereItWas_inTheProcessOfTheNextConnection() throws IOException {
        var id = new sampan.protocol.DraftId("00112233445566778899aabbccddeeff");
        byte[] bytes = ModelHouse.bytes(3 * Limits.CHUNK);
        DeviceIdentity me = DeviceIdentity.inMemory();
        try (ModelHouse house = open(FastProcesses.of(4))) {
            var link = house.link();
            var draft = new Request.DraftRef("full", id);
            var offer = new Request.Offer(
                    id, ModelHouse.path("big"), bytes.length, 5_000, new sampan.protocol.Condition.Absent());
            try (Caller caller = Caller.enter(link, me)) {
                caller.ask(offer);
                byte[] two = java.util.Arrays.copyOf(bytes, 2 * Limits.CHUNK);
                caller.ask(new Request.PutChunks(draft, new sampan.protocol.ChunkRange(0, 2)), two);
            }
            try (Caller caller = Caller.enter(link, me)) {
                assertThat(caller.ask(offer).missing())
                        .isEqualTo(new sampan.protocol.ChunkSet(List.of(new sampan.protocol.ChunkRange(2, 1))));
            }
        }
    }

    @Test
    void programThatIsNotThere_orDoesNotComeUp_isRefusedInASentence() {
        for (List<String> command : List.of(
                List.of("/nowhere/java"), List.of(FastProcesses.of(1).command().getFirst(), "-version"))) {
            Processes processes = Processes.DEFAULT.withCommand(command);
            assertThatThrownBy(() -> open(processes).close())
                    .isInstanceOf(ProcessesUnavailableException.class)
                    .hasMessageContaining("connections can't have processes of their own here: " + command.getFirst());
        }
    }
}

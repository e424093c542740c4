package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.DraftId;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;

/// What is said to one visitor is the same in every connection model.
@ParameterizedClass
@EnumSource(ConnectionModel.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ModelTalkTest {
    private static final DraftId DRAFT = new DraftId("00112233445566778899aabbccddeeff");

    private final ConnectionModel model;

    @TempDir
    private Path folder;

    ModelTalkTest(ConnectionModel model) {
        this.model = model;
    }

    private ModelHouse open() throws IOException {
        return ModelHouse.open(model, folder);
    }

    @Test
    void file_arrivesAsItIs() throws IOException {
        try (ModelHouse house = open()) {
            byte[] bytes = house.place("文件.bin", 3 * Limits.CHUNK + 17);
            try (Caller caller = house.guest()) {
                assertThat(ModelHouse.fetch(caller, "文件.bin")).isEqualTo(bytes);
            }
        }
    }

    @Test
    void smallFile_isStoredAndReadBack() throws IOException {
        try (ModelHouse house = open();
                Caller caller = house.guest()) {
            byte[] bytes = ModelHouse.bytes(70_000);
            assertThat(caller.ask(ModelHouse.put("a", bytes), bytes)).isInstanceOf(Reply.Stored.class);
            assertThat(Files.readAllBytes(house.file("a"))).isEqualTo(bytes);
            assertThat(ModelHouse.fetch(caller, "a")).isEqualTo(bytes);
        }
    }

    @Test
    void largeFile_isPublishedWhole() throws IOException {
        try (ModelHouse house = open();
                Caller caller = house.guest()) {
            byte[] bytes = ModelHouse.bytes(9 * Limits.CHUNK + 1);
            ModelHouse.upload(caller, "big", bytes, DRAFT);
            assertThat(Files.readAllBytes(house.file("big"))).isEqualTo(bytes);
        }
    }

    @Test
    void thousandPipelinedPuts_areAnsweredInOrder() throws IOException {
        try (ModelHouse house = open();
                Caller caller = house.guest()) {
            List<Caller.Asked> asked = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                byte[] bytes = ModelHouse.bytes(1 + i % 300);
                asked.add(caller.send(ModelHouse.put("f" + i, bytes), bytes));
            }
            caller.flush();
            for (Caller.Asked one : asked) {
                assertThat(one.reply()).isInstanceOf(Reply.Stored.class);
            }
            for (int i = 0; i < 1_000; i++) {
                assertThat(Files.readAllBytes(house.file("f" + i))).isEqualTo(ModelHouse.bytes(1 + i % 300));
            }
        }
    }

    @Test
    void requestsInOneFlight_seeEachOther() throws IOException {
        try (ModelHouse house = open();
                Caller caller = house.guest()) {
            byte[] bytes = ModelHouse.bytes(100);
            Caller.Asked put = caller.send(ModelHouse.put("a", bytes), bytes);
            Caller.Asked again = caller.send(ModelHouse.put("a", ModelHouse.bytes(99)), ModelHouse.bytes(99));
            Caller.Asked get = caller.send(ModelHouse.get("a"));
            caller.flush();
            assertThat(put.reply()).isInstanceOf(Reply.Stored.class);
            assertThat(Caller.refusal(again::reply)).isInstanceOf(Failure.Conflict.class);
            assertThat(get.body()).isEqualTo(bytes);
        }
    }

    @Test
    void longList_comesInPieces() throws IOException {
        for (int i = 0; i < 3_000; i++) {
            Files.createFile(folder.resolve("a name of some length, to fill more than one frame, number " + i));
        }
        try (ModelHouse house = open();
                Caller caller = house.guest()) {
            Caller.Asked list =
                    caller.wait(caller.send(new Request.ListFolder(RemotePath.of("full"), false, 0, false)));
            assertThat(list.reply())
                    .isInstanceOfSatisfying(
                            Reply.Listed.class, r -> assertThat(r.count()).isEqualTo(3_000));
            assertThat(list.parts().stream()
                            .mapToInt(p -> ((Part.Entries) p).entries().size())
                            .sum())
                    .isEqualTo(3_000);
        }
    }

    @Test
    void probe_movesBytesBothWays() throws IOException {
        try (ModelHouse house = open();
                Caller caller = house.guest()) {
            assertThat(caller.wait(caller.send(new Request.Probe(5 << 20))).body())
                    .hasSize(5 << 20);
            assertThat(caller.ask(new Request.Probe(0), ModelHouse.bytes(5 << 20)))
                    .isInstanceOf(Reply.Probed.class);
        }
    }

    @Test
    void bodyThatDrips_isTakenAllTheSame() throws IOException {
        try (ModelHouse house = open();
                Caller caller = house.guest()) {
            byte[] bytes = ModelHouse.bytes(200);
            Caller.Asked put = caller.begin(ModelHouse.put("a", bytes), true);
            for (int i = 0; i < bytes.length; i++) {
                caller.data(bytes, i, 1);
                caller.flush();
            }
            caller.mark(sampan.protocol.Digests.chunk(bytes, 0, bytes.length), true);
            assertThat(caller.wait(put).reply()).isInstanceOf(Reply.Stored.class);
            assertThat(Files.readAllBytes(house.file("a"))).isEqualTo(bytes);
        }
    }

    @Test
    void bodyTakenBack_leavesNothing_andTheTalkGoesOn() throws IOException {
        try (ModelHouse house = open();
                Caller caller = house.guest()) {
            Caller.Asked put = caller.begin(ModelHouse.put("a", ModelHouse.bytes(1_000)), true);
            caller.data(ModelHouse.bytes(1_000), 0, 500);
            caller.abortBody();
            Caller.Asked ping = caller.wait(caller.send(new Request.Ping()));
            assertThat(Caller.refusal(put::reply)).isInstanceOf(Failure.Cancelled.class);
            assertThat(ping.reply()).isInstanceOf(Reply.Pong.class);
            assertThat(house.file("a")).doesNotExist();
        }
    }

    @Test
    void endRightAfterARequest_doesNotLoseTheRequest() throws IOException {
        try (ModelHouse house = open()) {
            byte[] bytes = ModelHouse.bytes(5_000);
            Caller caller = house.guest();
            caller.send(ModelHouse.put("last words", bytes), bytes);
            caller.close();
            House.await(() -> Files.exists(house.file("last words")));
            assertThat(Files.readAllBytes(house.file("last words"))).isEqualTo(bytes);
            house.awaitNobody();
        }
    }

    @Test
    void enrolledDevice_comesBackWithoutALink() throws IOException {
        try (ModelHouse house = open()) {
            DeviceIdentity me = DeviceIdentity.inMemory();
            var link = house.link();
            try (Caller caller = Caller.connect(link, me)) {
                assertThat(caller.hello(link, true).standing()).isEqualTo(Reply.Standing.MEMBER);
            }
            var bare = new sampan.transport.ShareLink(link.host(), link.port(), link.path(), link.pin(), null);
            try (Caller caller = Caller.connect(bare, me)) {
                assertThat(caller.hello(bare, false).standing()).isEqualTo(Reply.Standing.MEMBER);
            }
        }
    }

    @Test
    void hello_tellsWhatTheModelAffords() throws IOException {
        try (ModelHouse house = open();
                Caller caller = Caller.connect(house.link(), DeviceIdentity.inMemory())) {
            Limits told = caller.hello(house.link(), false).limits();
            boolean alone = model == ConnectionModel.ITERATIVE;
            int useful = switch (model) {
                case ITERATIVE -> 1;
                case PROCESS -> 2;
                case THREAD, VIRTUAL_THREAD, EVENT_LOOP -> Limits.DEFAULT.connections();
            };
            assertThat(told.connections()).isEqualTo(useful);
            assertThat(told.idleMs()).isEqualTo(alone ? 10_000 : Limits.DEFAULT.idleMs());
            boolean waits = model != ConnectionModel.ITERATIVE && model != ConnectionModel.EVENT_LOOP;
            assertThat(told.waitMs()).isEqualTo(waits ? Limits.DEFAULT.waitMs() : 0);
        }
    }

    @Test
    void events_tellTheHostWhatHappened() throws IOException {
        try (ModelHouse house = open()) {
            try (Caller caller = house.guest()) {
                byte[] bytes = ModelHouse.bytes(10);
                caller.ask(ModelHouse.put("a", bytes), bytes);
                ModelHouse.fetch(caller, "a");
                House.await(() -> house.server().visitors().stream().anyMatch(v -> v.received() > 10 && v.sent() > 10));
            }
            house.awaitNobody();
            House.await(() -> house.events().stream().anyMatch(ServerEvent.VisitorLeft.class::isInstance));
            assertThat(house.events().stream().map(Object::getClass).map(Class::getSimpleName))
                    .containsExactly("VisitorCame", "FileArrived", "FileFetched", "VisitorLeft");
        }
    }
}

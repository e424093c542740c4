package sampan.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.Access;

/// The lesson's client at a real port, in every connection model.
@ParameterizedClass
@EnumSource(ConnectionModel.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ModelClassicTest {
    private static final String NO_END = "上传没有结束 / the upload did not end";
    private static final int ATTEMPTS = 3;

    private final ConnectionModel model;

    @TempDir
    private Path folder;

    ModelClassicTest(ConnectionModel model) {
        this.model = model;
    }

    private ModelHouse open() throws IOException {
        return open(ClassicPort.DEFAULT.withPort(0));
    }

    private ModelHouse open(ClassicPort port) throws IOException {
        return ModelHouse.open(model, folder, config -> config.withClassic(port));
    }

    private static LessonClient client(ModelHouse house) throws IOException {
        return new LessonClient(Objects.requireNonNull(house.server().classicAddress()));
    }

    @Test
    void emptyLibrary_saysSo_andAFileIsListed() throws IOException {
        try (ModelHouse house = open();
                LessonClient client = client(house)) {
            assertThat(client.list()).isEqualTo("文件库为空");
            house.place("文件.txt", 10);
            Files.createDirectory(house.file("folder"));
            assertThat(client.list()).isEqualTo("文件.txt\n");
        }
    }

    @Test
    void file_comesAsItIs() throws IOException {
        try (ModelHouse house = open();
                LessonClient client = client(house)) {
            byte[] bytes = house.place("a.bin", 100_000);
            assertThat(client.get("a.bin")).isEqualTo(bytes);
            byte[] hard = "x##".repeat(500).getBytes(UTF_8);
            Files.write(house.file("hard"), hard);
            assertThat(client.get("hard")).isEqualTo(hard);
            Files.write(house.file("empty"), new byte[0]);
            assertThat(client.get("empty")).isEmpty();
        }
    }

    /// A host that comes too late to tell an end from content says so, keeps nothing, and the file is sent again (§9 of
    /// the dialect): on a busy machine that may be.
    private void sending(ModelHouse house, String name, Steps steps) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try (LessonClient client = client(house)) {
                steps.of(client);
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS || !NO_END.equals(e.getMessage())) {
                    throw e;
                }
                assertThat(house.file(name)).doesNotExist();
            }
        }
    }

    @Test
    void upload_isStored_andTheNextRequestNeedsNoPause() throws IOException {
        try (ModelHouse house = open()) {
            byte[] bytes = ModelHouse.bytes(50_001);
            sending(house, "照片.bin", client -> {
                assertThat(client.put("照片.bin", bytes)).isEqualTo("OK");
                client.pause();
                String listed = client.list();
                if (listed.equals(NO_END)) {
                    throw new IOException(listed);
                }
                assertThat(listed).isEqualTo("照片.bin\n");
                assertThat(Files.readAllBytes(house.file("照片.bin"))).isEqualTo(bytes);
            });
            // This client waits for nobody: of more, a busy host would still be reading when the pause is over.
            byte[] large = ModelHouse.bytes(256 << 10);
            sending(house, "large", client -> {
                assertThat(client.put("large", large)).isEqualTo("OK");
                client.pause();
                assertThat(client.get("large")).isEqualTo(large);
            });
        }
    }

    @Test
    void whatCanNotBe_getsOneLine_andTheTalkGoesOn() throws IOException {
        try (ModelHouse house = open();
                LessonClient client = client(house)) {
            byte[] before = house.place("there", 10);
            assertThatThrownBy(() -> client.get("nothing")).hasMessage("文件不存在");
            assertThat(client.put("there", new byte[1])).isEqualTo("文件已存在");
            client.pause();
            client.send("X");
            assertThat(client.answer()).contains("unknown request");
            client.pause();
            client.send("G ../secret");
            assertThat(client.answer()).contains("not allowed");
            client.pause();
            client.send(new byte[] {'G', ' ', -1});
            assertThat(client.answer()).contains("UTF-8");
            client.pause();
            assertThat(client.get("there")).isEqualTo(before);
        }
    }

    @Test
    void quit_andTheEndOfTheStream_closeTheConnection() throws IOException {
        try (ModelHouse house = open()) {
            try (LessonClient client = client(house)) {
                client.send("Q");
                assertThat(client.receive(10)).isEmpty();
            }
            try (LessonClient client = client(house)) {
                client.send("a".repeat(1_025));
                assertThat(client.answer()).contains("1,024");
                assertThat(client.receive(10)).isEmpty();
            }
        }
    }

    @Test
    void hundredMegabytes_goThereAndComeBack() throws Exception {
        byte[] bytes = ModelHouse.bytes(100_000_000);
        try (ModelHouse house = open()) {
            sending(house, "large", client -> {
                assertThat(client.put("large", bytes)).isEqualTo("OK");
                // A host that is far behind takes an end for one by the silence after it, or says after 45 s that none
                // came.
                House.await(() -> Files.exists(house.file("large")) || client.isTold(), Duration.ofSeconds(55));
                if (!Files.exists(house.file("large"))) {
                    throw new IOException(client.answer());
                }
            });
            var digest = MessageDigest.getInstance("SHA-256");
            try (LessonClient client = client(house)) {
                client.get("large", new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            }
            assertThat(digest.digest())
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
            assertThat(house.file("large")).hasSize(bytes.length);
        }
    }

    /// What a client has done when it leaves.
    private interface Steps {
        void of(LessonClient client) throws IOException;
    }

    private static Steps after(String request) {
        return client -> client.send(request);
    }

    private static Steps receiving(String request, int times) {
        return client -> {
            client.send(request);
            for (int i = 0; i < times; i++) {
                client.receive(1_024);
            }
        };
    }

    private static Steps uploading(String content) {
        return client -> {
            client.send("P half");
            assertThat(client.answer()).isEqualTo("OK");
            client.send(content);
        };
    }

    private static final List<Steps> LEAVING = List.of(
            _ -> {},
            after("L"),
            receiving("L", 1),
            receiving("L", 2),
            after("G"),
            after("G there"),
            receiving("G there", 1),
            receiving("G there", 3),
            receiving("G nothing", 1),
            after("P"),
            after("P half"),
            receiving("P half", 1),
            receiving("P there", 1),
            uploading("some"),
            uploading("some##"),
            uploading("x".repeat(100_000)),
            client -> {
                uploading("some").of(client);
                client.pause();
                client.send("#");
            },
            after("X"),
            after("Q"));

    @Test
    void clientThatLeaves_atAnyStep_leavesNothing() throws IOException {
        try (ModelHouse house = open()) {
            byte[] there = house.place("there", 30_000);
            for (Steps steps : LEAVING) {
                LessonClient polite = client(house);
                steps.of(polite);
                polite.close();
                LessonClient killed = client(house);
                steps.of(killed);
                killed.cut();
            }
            try (LessonClient client = client(house)) {
                assertThat(client.list()).isEqualTo("there\n");
                client.pause();
                assertThat(client.get("there")).isEqualTo(there);
            }
            assertThat(house.file("half")).doesNotExist();
            assertThat(Files.readAllBytes(house.file("there"))).isEqualTo(there);
        }
    }

    @Test
    void quota_stopsAnUploadWithoutEnd() throws IOException {
        try (ModelHouse house = open(ClassicPort.DEFAULT.withPort(0).withQuota(10_000));
                LessonClient client = client(house)) {
            client.send("P flood");
            assertThat(client.answer()).isEqualTo("OK");
            for (int i = 0; i < 20; i++) {
                client.send(new byte[1_024]);
            }
            assertThat(client.answer()).contains("no space");
            assertThat(house.file("flood")).doesNotExist();
        }
    }

    @Test
    void readOnlyShare_takesNothing() throws IOException {
        ServerConfig config = ServerConfig.of(sampan.transport.DeviceIdentity.inMemory())
                .withPort(0)
                .withModel(model)
                .withProcesses(FastProcesses.of(1))
                .withShare("read", folder, Access.READ)
                .withClassic(ClassicPort.DEFAULT.withPort(0));
        try (SampanServer server = SampanServer.start(config);
                LessonClient client = new LessonClient(Objects.requireNonNull(server.classicAddress()))) {
            assertThat(client.put("new", new byte[1])).contains("not allowed here");
        }
    }

    @Test
    void twentyClientsAtOnce_getTheirBytes() throws Exception {
        try (ModelHouse house = open()) {
            byte[] shared = house.place("shared", 20_000);
            List<CompletableFuture<byte[]>> all = new ArrayList<>();
            for (int i = 0; i < (model == ConnectionModel.ITERATIVE ? 3 : 20); i++) {
                int number = i;
                all.add(CompletableFuture.supplyAsync(
                        () -> {
                            AtomicReference<byte[]> got = new AtomicReference<>(new byte[0]);
                            try {
                                sending(house, "own" + number, client -> {
                                    client.put("own" + number, ModelHouse.bytes(3_000 + number));
                                    client.pause();
                                    got.set(client.get("shared"));
                                });
                                return got.get();
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        },
                        work -> Thread.ofVirtual().start(work)));
            }
            for (CompletableFuture<byte[]> one : all) {
                assertThat(one.get(100, TimeUnit.SECONDS)).isEqualTo(shared);
            }
            for (int i = 0; i < all.size(); i++) {
                assertThat(Files.readAllBytes(house.file("own" + i))).isEqualTo(ModelHouse.bytes(3_000 + i));
            }
        }
    }
}

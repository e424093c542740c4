package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The lesson's echo client at a real port, in every connection model.
@ParameterizedClass
@EnumSource(ConnectionModel.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ModelEchoTest {
    private final ConnectionModel model;
    private final List<String> shown = new CopyOnWriteArrayList<>();

    ModelEchoTest(ConnectionModel model) {
        this.model = model;
    }

    private EchoServer open() throws IOException {
        return EchoServer.start(
                InetAddress.getLoopbackAddress(), 0, model, FastProcesses.of(8), ServerLimits.DEFAULT, shown::add);
    }

    private static void say(LessonClient client, String words) throws IOException {
        client.send(words);
        assertThat(client.answer()).isEqualTo("OK");
    }

    @Test
    void everyMessage_isShownAndAnswered() throws IOException {
        try (EchoServer server = open()) {
            for (int i = 0; i < 3; i++) {
                try (LessonClient client = new LessonClient(server.address())) {
                    say(client, "hello " + i);
                    say(client, "你好");
                }
            }
            // With a process each, what is shown goes another way than the answer.
            House.await(() -> shown.size() == 6);
            assertThat(shown).containsExactly("hello 0", "你好", "hello 1", "你好", "hello 2", "你好");
        }
    }

    @Test
    void longMessage_isCutIntoSeveral_andControlCharactersAreShownSafely() throws IOException {
        try (EchoServer server = open();
                LessonClient client = new LessonClient(server.address())) {
            client.send("x".repeat(2_000));
            StringBuilder answers = new StringBuilder();
            while (answers.length() < 4) {
                answers.append(client.answer());
            }
            assertThat(answers).hasToString("OKOK");
            say(client, "\u001b[2Jred");
            House.await(() -> String.join("|", shown).contains("red"));
            assertThat(String.join("|", shown)).doesNotContain("\u001b").contains("red");
            assertThat(shown.getFirst()).hasSizeLessThanOrEqualTo(1_024);
        }
    }

    @Test
    void manyClientsAtOnce_areAllAnswered() throws IOException {
        int many = switch (model) {
            case ITERATIVE -> 1;
            case PROCESS -> 8;
            case THREAD, VIRTUAL_THREAD, EVENT_LOOP -> 20;
        };
        try (EchoServer server = open()) {
            List<LessonClient> clients = new java.util.ArrayList<>();
            for (int i = 0; i < many; i++) {
                clients.add(new LessonClient(server.address()));
            }
            for (int round = 0; round < 3; round++) {
                for (LessonClient client : clients) {
                    say(client, "round " + round);
                }
            }
            for (LessonClient client : clients) {
                client.close();
            }
            House.await(() -> shown.size() == 3 * many);
            assertThat(Collections.frequency(shown, "round 2")).isEqualTo(many);
        }
    }

    @Test
    void idleClient_isLetGo() throws IOException {
        ServerLimits limits = ServerLimits.DEFAULT.withTold(new sampan.protocol.Limits(
                1_024, 8L << 20, 16, 4, 0, (int) Duration.ofSeconds(1).toMillis()));
        try (EchoServer server = EchoServer.start(
                        InetAddress.getLoopbackAddress(), 0, model, FastProcesses.of(8), limits, shown::add);
                LessonClient client = new LessonClient(server.address())) {
            say(client, "here");
            assertThat(client.receive(10)).isEmpty();
        }
    }

    @Test
    void closing_freesThePortAndCutsClients() throws IOException {
        EchoServer server = open();
        int port = server.port();
        try (LessonClient client = new LessonClient(server.address())) {
            say(client, "here");
            server.close();
            assertThat(new String(client.receive(10), StandardCharsets.UTF_8)).isEmpty();
        } catch (IOException _) {
            // cut without a word
        }
        EchoServer.start(
                        InetAddress.getLoopbackAddress(),
                        port,
                        model,
                        FastProcesses.of(8),
                        ServerLimits.DEFAULT,
                        shown::add)
                .close();
        House.await(() -> !shown.isEmpty());
        assertThat(shown).containsExactly("here");
    }
}

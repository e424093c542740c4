package sampan.protocol.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The client's machine with the host's, and with the lesson's own server.
final class ConversationsTest {
    @Test
    void files_throughAShakyNetwork_arriveExactly() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Wires wires = Wires.through(Nets.shaky(random), Nets.shaky(random));
            byte[] there = Content.from(random, random.nextInt(random.nextBoolean() ? 12 : 4_000));
            byte[] back = Content.from(random, random.nextInt(random.nextBoolean() ? 12 : 4_000));
            HostDriver host = wires.host(new TreeMap<>(Map.of("back", back)));
            ClientDriver client = wires.client();
            // Together with the network, never as long as the silence after an end.
            client.slowness = () -> random.nextInt(3) == 0 ? random.nextLong(199 * Clock.MS) : 0;
            client.put("there", there).list().get("back").quit();
            wires.seconds(120);
            assertThat(client.told).as("seed %s", seed).containsExactly("sent", "back;there;", Lesson.text(back));
            assertThat(host.files.get("there")).as("seed %s", seed).isEqualTo(there);
            assertThat(host.conversation.closed()).isTrue();
        }
    }

    @Test
    void lessonsServer_isSpokenToAsItExpects() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            Wires wires = Wires.through(Nets.segments(random), Nets.shaky(random));
            byte[] there = Content.from(random, random.nextInt(3_000));
            byte[] back = Content.from(random, random.nextInt(3_000));
            LessonHost host = wires.lessonHost(new TreeMap<>(Map.of("back", back)));
            ClientDriver client = wires.client();
            client.put("there", there)
                    .put("there", there)
                    .get("none")
                    .get("back")
                    .list()
                    .quit();
            wires.seconds(120);
            assertThat(client.told)
                    .as("seed %s", seed)
                    .containsExactly("sent", "refused: 文件已存在", "refused: 文件不存在", Lesson.text(back), "back;there;");
            assertThat(host.files.get("there")).as("seed %s", seed).isEqualTo(there);
            assertThat(wires.down().atEnd()).isTrue();
        }
    }

    @Test
    void client_isSilentForATenthOfASecond_betweenItsEndAndItsNextRequest() {
        Wires wires = Wires.perfect();
        wires.lessonHost(new TreeMap<>());
        wires.client().put("f", Lesson.bytes("ab")).quit();
        wires.seconds(5);
        List<Stream.Sent> sent = wires.up().sent;
        assertThat(sent).extracting(Stream.Sent::bytes).containsExactly("P f", "a", "b", "##", "Q");
        for (int i = 2; i < sent.size(); i++) {
            assertThat(sent.get(i).time() - sent.get(i - 1).time()).isGreaterThanOrEqualTo(100 * Clock.MS);
        }
    }

    @Test
    void longList_isWhole() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 5_000; i++) {
            files.put("文件 ".strip() + i, new byte[0]);
        }
        Random random = new Random(1);
        Wires wires = Wires.through(Stream.WHOLE, Nets.shaky(random));
        wires.lessonHost(files);
        ClientDriver client = wires.client().list().quit();
        wires.seconds(60);
        assertThat(client.told).containsExactly(String.join(";", files.keySet()) + ";");
    }
}

package sampan.protocol.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The lesson's client, which knows nothing of all this, gets and gives every file exactly.
final class LessonTest {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /// The bytes, or null if the client is still waiting.
    private byte[] got(Wires wires, byte[] file) {
        byte[][] got = {null};
        wires.host(new TreeMap<>(Map.of("f", file)));
        wires.lessonClient().get("f", bytes -> got[0] = bytes);
        wires.seconds(60);
        return got[0];
    }

    private static byte[] hashes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) '#');
        return bytes;
    }

    @Test
    void onlyHashes_ofEveryLength_areGot() {
        for (int length = 0; length <= 3_100; length++) {
            assertThat(got(Wires.perfect(), hashes(length)))
                    .as("%s hashes", length)
                    .isEqualTo(hashes(length));
        }
    }

    @Test
    void markAtEveryPlace_isGot() {
        for (int length : new int[] {2, 3, 4, 5, 1_023, 1_024, 1_025, 1_026, 1_027, 1_028, 2_050, 2_051}) {
            for (int at = 0; at + 2 <= length; at++) {
                byte[] file = new byte[length];
                file[at] = '#';
                file[at + 1] = '#';
                assertThat(got(Wires.perfect(), file))
                        .as("## at %s of %s", at, length)
                        .isEqualTo(file);
            }
        }
    }

    @Test
    void hashesAndLetters_inAnySegments_areGot() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] file = Content.from(random, random.nextInt(9_000));
            assertThat(got(Wires.through(Stream.WHOLE, Nets.segments(random)), file))
                    .as("seed %s", seed)
                    .isEqualTo(file);
        }
    }

    @Test
    void sends_keepTheirSilences() {
        files.put("f", Lesson.bytes("hello"));
        Wires wires = Wires.perfect();
        wires.host(files);
        wires.lessonClient().get("f", _ -> {});
        wires.seconds(10);
        assertThat(wires.down().sent).extracting(Stream.Sent::bytes).containsExactly("OK", "hell", "o", "##");
        List<Long> times = wires.down().sent.stream().map(Stream.Sent::time).toList();
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isBetween(100 * Clock.MS, 101 * Clock.MS);
        }
    }

    @Test
    void answersToRequestsThatDidNotWait_areKeptApart() {
        files.put("f", Lesson.bytes("hello"));
        Wires wires = Wires.perfect();
        wires.host(files);
        wires.up().write(Lesson.bytes("G f"));
        wires.clock().after(450 * Clock.MS, () -> wires.up().write(Lesson.bytes("L")));
        wires.clock().after(610 * Clock.MS, () -> wires.up().write(Lesson.bytes("L")));
        wires.clock().after(900 * Clock.MS, () -> wires.up().write(Lesson.bytes("G none")));
        wires.clock().after(1_050 * Clock.MS, () -> wires.up().write(Lesson.bytes("L")));
        wires.seconds(10);
        List<Stream.Sent> sent = wires.down().sent;
        assertThat(sent)
                .extracting(one -> one.bytes().length())
                .containsExactly(2, 4, 1, 2, 2, 2, 2, 2, Lesson.bytes("文件不存在").length, 2, 2);
        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i).time() - sent.get(i - 1).time()).isGreaterThanOrEqualTo(100 * Clock.MS);
        }
    }

    /// The block comes in two pieces, the second together with what follows it: from the cut on a receive is
    /// full, and what is left for the next may be two bytes.
    @Test
    void headThatEndsLikeAnEnd_isNotCut() {
        for (int head = 6; head < ClassicLimits.BLOCK; head += 4) {
            int cut = head - 2;
            IntFunction<List<Stream.Piece>> net = length -> length == ClassicLimits.BLOCK
                    ? List.of(new Stream.Piece(cut, 0), new Stream.Piece(length - cut, 50 * Clock.MS))
                    : List.of(new Stream.Piece(length, 0));
            byte[] file = hashes(ClassicLimits.BLOCK + head + 1);
            assertThat(got(Wires.through(Stream.WHOLE, net), file))
                    .as("a head of %s bytes", head)
                    .isEqualTo(file);
        }
    }

    /// The client takes a while for each receive, and the sockets hold what they hold on Linux.
    @ParameterizedTest
    @CsvSource({
        "10000, 0", "10000, 4", "60000, 4", "100000, 1", "100000, 4", "130000, 4", "260000, 0", "260000, 4",
        "260000, 20", "300000, 4", "300000, 20", "600000, 1", "600000, 20", "1000000, 0", "1000000, 4", "1000000, 20"
    })
    void clientThatLags_getsTheEndAlone(int length, long millis) {
        byte[] file = Content.from(new Random(length), length);
        Clock clock = new Clock();
        Stream up = new Stream(clock, Stream.WHOLE, Wires.ROOMY);
        Stream down = new Stream(clock, Stream.WHOLE, 118 * 1_024);
        new HostDriver(clock, up, down, new TreeMap<>(Map.of("f", file)));
        byte[][] got = {null};
        new LessonClient(clock, down, up, millis * Clock.MS).get("f", bytes -> got[0] = bytes);
        clock.run(120_000 * Clock.MS);
        assertThat(got[0]).isEqualTo(file);
    }

    @Test
    void clientThatIsQuick_neverWaitsLong() {
        for (int length : new int[] {1, 1_024, 10_000, 100_000, 260_000, 300_000, 5_000_000}) {
            files.put("f", new byte[length]);
            Wires wires = Wires.perfect();
            wires.host(files);
            long began = wires.clock().now();
            long[] took = {0};
            wires.lessonClient().get("f", _ -> took[0] = wires.clock().now() - began);
            wires.seconds(60);
            assertThat(took[0]).as("%s bytes", length).isBetween(300 * Clock.MS, 1_500 * Clock.MS);
        }
    }

    @Test
    void uploads_ofEveryLengthOfHashes_arrive() {
        for (int length : new int[] {0, 1, 2, 3, 4, 1_022, 1_023, 1_024, 1_025, 1_026, 1_027, 2_050, 5_000}) {
            Wires wires = Wires.perfect();
            HostDriver host = wires.host(files);
            wires.lessonClient().put("f" + length, hashes(length), _ -> {});
            wires.seconds(10);
            assertThat(host.files.get("f" + length)).isEqualTo(hashes(length));
        }
    }

    @Test
    void session_ofEverything_isServedInOrder() {
        files.put("a.txt", Lesson.bytes("first"));
        files.put("two words.txt", Lesson.bytes("not to be asked for"));
        List<String> told = new ArrayList<>();
        Wires wires = Wires.perfect();
        HostDriver host = wires.host(files);
        LessonClient client = wires.lessonClient();
        client.list(names -> {
            told.add(names);
            client.get("b.txt", missing -> {
                told.add(Lesson.text(missing));
                client.put("a.txt", hashes(9), exists -> {
                    told.add(exists);
                    client.put(
                            "照片",
                            Lesson.bytes("##G a.txt\n##"),
                            _ ->
                                    // It waits for nothing, and asks at once.
                                    client.list(more -> {
                                        told.add(more);
                                        client.get("照片", file -> {
                                            told.add(Lesson.text(file));
                                            client.quit();
                                        });
                                    }));
                });
            });
        });
        wires.seconds(60);
        assertThat(told).containsExactly("a.txt\n", "文件不存在", "文件已存在", "a.txt\n照片\n", "##G a.txt\n##");
        assertThat(host.files.get("a.txt")).isEqualTo(Lesson.bytes("first"));
        assertThat(host.conversation.closed()).isTrue();
        assertThat(wires.down().atEnd()).isTrue();
    }

    @Test
    void emptyLibrary_isSaidToBeEmpty() {
        List<String> told = new ArrayList<>();
        Wires wires = Wires.perfect();
        wires.host(files);
        wires.lessonClient().list(told::add);
        wires.seconds(5);
        assertThat(told).containsExactly("文件库为空");
    }

    @Test
    void listThatFits_comesInOneReceive() {
        int bytes = 0;
        for (int i = 0; bytes + 8 <= 4_096; i++) {
            files.put("%07d".formatted(i), new byte[1]);
            bytes += 8;
        }
        List<String> told = new ArrayList<>();
        Wires wires = Wires.perfect();
        wires.host(files).portion = 7;
        wires.lessonClient().list(told::add);
        wires.seconds(5);
        assertThat(told).containsExactly(String.join("\n", files.keySet()) + "\n");
        assertThat(told.getFirst()).hasSize(4_096);
        assertThat(wires.down().available()).isZero();
    }

    /// The client is cut off after each byte that it would have sent.
    @Test
    void clientThatLeavesAnywhere_publishesNothingHalf() {
        String session = "P new|" + "x".repeat(20) + "##y|##|L";
        int last = session.replace("|", "").length();
        for (int leave = 0; leave <= last; leave++) {
            Wires wires = Wires.perfect();
            HostDriver host = wires.host(new TreeMap<>(Comparator.naturalOrder()));
            int left = leave;
            for (String part : session.split("\\|", -1)) {
                wires.up().write(Lesson.bytes(part.substring(0, Math.min(left, part.length()))));
                left = Math.max(0, left - part.length());
                wires.seconds(left == 0 ? 0 : 1);
            }
            wires.up().end();
            wires.seconds(5);
            boolean whole = leave >= last - 1;
            if (whole) {
                assertThat(host.files).containsOnlyKeys("new");
                assertThat(host.files.get("new")).isEqualTo(Lesson.bytes("x".repeat(20) + "##y"));
            } else {
                assertThat(host.files).as("left after %s bytes", leave).isEmpty();
            }
            assertThat(host.conversation.closed()).isTrue();
            boolean uploading = leave >= "P n".length() && !whole;
            assertThat(host.events.contains(new ClassicEvent.CutOff())).isEqualTo(uploading);
        }
    }

    @Test
    void uploadWithoutEnd_stopsAtTheQuota() {
        Wires wires = Wires.perfect();
        HostDriver host = wires.host(files);
        host.quota = 10_000;
        List<String> told = new ArrayList<>();
        LessonClient client = wires.lessonClient();
        client.put("f", hashes(20_000), _ -> client.receive(128, line -> told.add(Lesson.text(line))));
        wires.seconds(5);
        assertThat(told).containsExactly(Refusal.NO_SPACE.text());
        assertThat(host.files).isEmpty();
        assertThat(wires.down().atEnd()).isTrue();
    }

    @Test
    void quitWhileAFileComes_isHeardAfterIt() {
        files.put("f", hashes(5_000));
        Wires wires = Wires.perfect();
        HostDriver host = wires.host(files);
        byte[][] got = {null};
        LessonClient client = wires.lessonClient();
        client.get("f", bytes -> got[0] = bytes);
        wires.clock().after(250 * Clock.MS, client::quit);
        wires.seconds(5);
        assertThat(got[0]).isEqualTo(hashes(5_000));
        assertThat(host.conversation.closed()).isTrue();
    }
}

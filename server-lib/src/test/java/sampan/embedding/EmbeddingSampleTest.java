package sampan.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;
import sampan.transport.TlsChannel;
import sampan.transport.TlsContext;

/// What the READMEs show of embedding is what compiles and runs.
class EmbeddingSampleTest {
    private static final Path HERE = Path.of("").toAbsolutePath();

    @Test
    void sample_hostsAFolder_untilItIsToldToStop(@TempDir Path home, @TempDir Path folder) throws Exception {
        BlockingQueue<String> shown = new LinkedBlockingQueue<>();
        CountDownLatch quit = new CountDownLatch(1);
        CompletableFuture<Void> over = CompletableFuture.runAsync(() -> {
            try {
                EmbeddingSample.host(home, folder, shown::add, quit);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        String first = shown.poll(60, TimeUnit.SECONDS);
        assertThat(first).startsWith("link sampan://");
        ShareLink link = ShareLink.parse(first.substring("link ".length()));
        var address = new InetSocketAddress(link.host(), link.port());
        TlsContext me = TlsContext.of(DeviceIdentity.inMemory());
        try (TlsChannel channel = TlsChannel.connect(address, me, link.pin(), Duration.ofSeconds(60))) {
            assertThat(channel.peer()).isEqualTo(link.pin());
        }
        quit.countDown();
        over.get(60, TimeUnit.SECONDS);
    }

    @Test
    void readmes_showTheSampleAsItIs() throws IOException {
        List<String> lines = Files.readAllLines(HERE.resolve("src/test/java/sampan/embedding/EmbeddingSample.java"));
        int begin = index(lines, "// sample: begin");
        List<String> sample = lines.subList(begin + 1, index(lines, "// sample: end"));
        int indent = lines.get(begin).indexOf('/');
        String shown =
                String.join("\n", sample.stream().map(l -> l.substring(indent)).toList());

        assertThat(HERE.resolve("README.md")).content().contains("```java\n" + shown + "\n```");
        Path front = HERE.resolveSibling("README.md");
        if (Files.exists(front)) {
            assertThat(front).content().contains("```java\n" + shown + "\n```");
        }
    }

    private static int index(List<String> lines, String marker) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(marker)) {
                return i;
            }
        }
        throw new AssertionError("no line " + marker);
    }
}

package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ctrl-C and `kill`, sent to processes of the portable layout while something is under way.
@DisabledOnOs(WINDOWS)
@Timeout(300)
final class ProcessTest {
    /// Sooner than any patience of Sampan's own would end what hangs.
    private static final long SOON = TimeUnit.SECONDS.toNanos(9);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"GET, INT, 130", "GET, TERM, 143", "PUT, INT, 130", "PUT, TERM, 143"})
    void visitor_signalledInTheMiddle_keepsNothingUnderARealName_andGoesOnLater(Way way, String signal, int exit)
            throws Exception {
        try (Crossing crossing = new Crossing(way, folder);
                Sampan visitor = crossing.visitor("a")) {
            long payload = crossing.source().bytes();
            CountDownLatch stuck = new CountDownLatch(1);
            crossing.relay().after(payload / 2, () -> await(stuck));
            Moments.until(() -> held(crossing) > 4 * Tree.CHUNK);

            visitor.signal(signal);

            assertEndsSoon(visitor, exit);
            stuck.countDown();
            crossing.relay().awaitQuiet();
            assertThat(crossing.target("a").partial(crossing.source())).isEmpty();
            long held = held(crossing);
            assertThat(held).isPositive();
            assertThat(visitor.summary(way == Way.GET ? "received" : "sent")).isPositive();
            try (Sampan again = crossing.visitor("a")) {
                assertThat(again.exit()).as(again.err()).isZero();
                assertThat(again.summary("saved")).isGreaterThanOrEqualTo(held);
            }
            crossing.assertArrived("a");
        }
    }

    @Test
    void visitor_signalledWhileTheHostKeepsSilent_endsSoon() throws Exception {
        try (Crossing crossing = new Crossing(Way.PUT, folder);
                ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Sampan visitor = crossing.visitorTo(silent.getLocalPort());
                Socket _ = silent.accept()) {
            visitor.signal("INT");
            assertEndsSoon(visitor, 130);
        }
    }

    @Test
    void put_ofAStreamThatKeepsSilent_endsSoonAndKeepsNothing() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        try (Crossing crossing = new Crossing(Way.PUT, folder.resolve("crossing"));
                Sampan visitor = crossing.visitorWithAStream(temporary)) {
            Moments.until(() -> !list(temporary).isEmpty());

            visitor.signal("TERM");

            assertEndsSoon(visitor, 143);
            assertThat(list(temporary)).isEmpty();
        }
    }

    @Test
    void host_signalledInTheMiddle_drainsAndExitsZero() throws Exception {
        try (Crossing crossing = new Crossing(Way.GET, folder);
                Sampan visitor = crossing.visitor("a")) {
            CountDownLatch reached = new CountDownLatch(1);
            crossing.relay().after(crossing.source().bytes() / 2, reached::countDown);
            Moments.until(() -> reached.getCount() == 0);

            crossing.host().signal("TERM");

            assertEndsSoon(crossing.host(), 0);
            assertThat(crossing.target("a").partial(crossing.source())).isEmpty();
            crossing.relay().shut();
            crossing.restartHost();
            assertThat(visitor.exit()).as(visitor.err()).isZero();
            crossing.assertArrived("a");
        }
    }

    @Test
    void host_signalledTwice_endsAtOnce() throws Exception {
        try (Crossing crossing = new Crossing(Way.GET, folder);
                Sampan _ = crossing.visitor("a")) {
            CountDownLatch stuck = new CountDownLatch(1);
            CountDownLatch released = new CountDownLatch(1);
            crossing.relay().after(crossing.source().bytes() / 2, () -> {
                stuck.countDown();
                await(released);
            });
            Moments.until(() -> stuck.getCount() == 0);
            crossing.host().signal("TERM");
            Moments.until(() -> !crossing.listens());

            crossing.host().signal("TERM");

            assertEndsSoon(crossing.host(), 143);
            released.countDown();
        }
    }

    private static void assertEndsSoon(Sampan process, int exit) {
        long began = System.nanoTime();
        assertThat(process.exit()).as(process.err()).isEqualTo(exit);
        assertThat(System.nanoTime() - began).isLessThan(SOON);
    }

    private static long held(Crossing crossing) {
        try {
            return crossing.held("a");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().startsWith("sampan-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.Access;
import sampan.protocol.Limits;

/// What follows from a question about a taken name, both ways: each answer does what it says, and no answer, however it
/// comes about, replaces anything.
@Timeout(300)
final class OpenQuestionsTest {
    private static final int LARGE = 2 * Limits.CHUNK + 5;
    private static final long OLD = 1_500_000_000_000L;
    private static final long NEW = 1_700_000_000_000L;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path mine;

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    private final Transfers transfers = new Transfers();

    /// How a question ends without an answer.
    enum Ending {
        NOBODY_TO_ASK,
        NULL,
        ASK,
        MISTAKE,
        CANCEL
    }

    @BeforeEach
    void start() throws IOException {
        shared = Files.createDirectory(temp.resolve("shared"));
        mine = Files.createDirectory(temp.resolve("mine"));
        host = new RealHost(shared, Access.FULL);
    }

    @AfterEach
    void stop() {
        transfers.close();
        host.close();
    }

    private Path from(Direction way) {
        return way == Direction.UPLOAD ? mine : shared;
    }

    private Path to(Direction way) {
        return way == Direction.UPLOAD ? shared : mine;
    }

    /// `a` is taken with other bytes.
    private void taken(Direction way, int size, long fromTime, long toTime) throws IOException {
        Trees.time(Trees.file(from(way).resolve("a"), size, 1), fromTime);
        Files.write(to(way).resolve("a"), "old".getBytes(StandardCharsets.UTF_8));
        Trees.time(to(way).resolve("a"), toTime);
    }

    private Transfer carry(Direction way, ConflictPolicy policy, @Nullable Asker asker) {
        TransferOptions options = TransferOptions.DEFAULT.onConflict(policy, asker);
        return way == Direction.UPLOAD
                ? transfers.upload(host.visit(), List.of(mine.resolve("a")), RealHost.at(), options)
                : transfers.download(host.visit(), List.of(RealHost.at("a")), mine, options);
    }

    @ParameterizedTest
    @CsvSource({
        "REPLACE, 5, true",
        "REPLACE, 0, true",
        "REPLACE_IF_NEWER, 5, true",
        "SKIP, 5, false",
        "KEEP_BOTH, 5, false",
        "FAIL, 5, false",
    })
    void eachAnswer_doesWhatItSays_bothWays(ConflictPolicy answer, int kind, boolean replaced) throws Exception {
        for (Direction way : Direction.values()) {
            int size = kind == 0 ? LARGE : kind;
            taken(way, size, NEW, OLD);
            List<Conflict> asked = Collections.synchronizedList(new ArrayList<>());
            Transfer transfer = carry(way, ConflictPolicy.ASK, conflict -> {
                asked.add(conflict);
                return answer;
            });
            transfer.await();
            assertThat(asked).singleElement().satisfies(conflict -> {
                assertThat(conflict.direction()).isEqualTo(way);
                assertThat(conflict.size()).isEqualTo(size);
            });
            assertThat(Files.size(to(way).resolve("a"))).isEqualTo(replaced ? size : 3);
            assertThat(transfer.failures()).hasSize(answer == ConflictPolicy.FAIL ? 1 : 0);
            Path beside = to(way).resolve("a (2)");
            assertThat(Files.exists(beside)).isEqualTo(answer == ConflictPolicy.KEEP_BOTH);
            Files.deleteIfExists(beside);
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void replaceIfNewer_ofAnOlderFile_keepsWhatIsThere(Direction way) throws Exception {
        taken(way, 5, OLD, NEW);
        Transfer transfer = carry(way, ConflictPolicy.REPLACE_IF_NEWER, null);
        assertThat(transfer.await())
                .isInstanceOfSatisfying(
                        TransferState.Done.class,
                        done -> assertThat(done.summary().skipped()).isEqualTo(1));
        assertThat(to(way).resolve("a")).hasContent("old");
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void noAnswer_isNeverReplace_bothWays(Ending ending) throws Exception {
        for (Direction way : Direction.values()) {
            taken(way, 5, NEW, OLD);
            CountDownLatch over = new CountDownLatch(1);
            AtomicReference<@Nullable Transfer> running = new AtomicReference<>();
            CountDownLatch begun = new CountDownLatch(1);
            Asker asker = _ -> switch (ending) {
                case NULL, NOBODY_TO_ASK -> nothing();
                case ASK -> ConflictPolicy.ASK;
                case MISTAKE -> throw new IllegalStateException("the window is gone");
                case CANCEL -> {
                    awaited(begun);
                    java.util.Objects.requireNonNull(running.get()).cancel();
                    // Whoever is asked answers when it is too late.
                    awaited(over);
                    yield ConflictPolicy.REPLACE;
                }
            };
            Transfer transfer = carry(way, ConflictPolicy.ASK, ending == Ending.NOBODY_TO_ASK ? null : asker);
            running.set(transfer);
            begun.countDown();
            TransferState end = transfer.await();
            over.countDown();
            assertThat(end)
                    .isInstanceOf(ending == Ending.CANCEL ? TransferState.Cancelled.class : TransferState.Failed.class);
            assertThat(to(way).resolve("a")).hasContent("old");
        }
    }

    /// What a careless asker returns.
    @SuppressWarnings("NullAway")
    private static ConflictPolicy nothing() {
        return null;
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

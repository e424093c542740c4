package sampan.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Digests;
import sampan.protocol.Failure;
import sampan.protocol.TrashId;

/// What is cleared away, when, and what never is.
final class TidyingTest {
    private static final TrashId TRASH = new TrashId("0123456789abcdef0123456789abcdef");
    private static final byte[] BYTES = Visitor.bytes(1_000, 1);

    @TempDir
    Path top;

    private Instant now = Instant.now();
    private Storage storage;
    private Visitor visitor;

    @BeforeEach
    void open() throws IOException {
        storage = LocalStorage.open(Disk.best(), top, StorageOptions.standard(), Runnable::run, () -> now);
        visitor = new Visitor(storage);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private void after(Duration time) throws StorageException {
        now = Instant.now().plus(time);
        storage.tidy();
    }

    @Test
    void draftNotUsedForAWeek_goes() throws IOException {
        visitor.offer("a", BYTES);
        after(Duration.ofHours(20));
        assertThat(storage.drafts(visitor.device())).hasSize(1);

        after(Duration.ofDays(8));

        assertThat(storage.drafts(visitor.device())).isEmpty();
        assertThat(top.resolve(".sampan/drafts")).isEmptyDirectory();
    }

    @Test
    void draftThatSomebodyWroteToJustNow_isNotDiscardedByTheOwner_andLaterIs() throws IOException {
        Duration still = Duration.ofMinutes(1);
        visitor.offer("a", BYTES);
        Storage.Unfinished draft = storage.unfinished().getFirst();
        assertThat(draft.device()).isEqualTo(visitor.device());
        assertThat(draft.draft().path()).isEqualTo(Visitor.path("a"));

        Failing.with(
                Failure.Busy.class,
                () -> storage.discard(draft.device(), draft.draft().id(), still));
        now = Instant.now().plus(still).plusSeconds(1);
        storage.discard(draft.device(), draft.draft().id(), still);

        assertThat(storage.unfinished()).isEmpty();
    }

    @Test
    void recordOfWhatWasPublished_goesAfterADayAndTheFileStays() throws IOException {
        visitor.upload("a", BYTES);
        after(Duration.ofHours(23));
        assertThat(visitor.offer("a", BYTES).published()).isNotNull();

        after(Duration.ofHours(25));

        assertThat(top.resolve(".sampan/drafts")).isEmptyDirectory();
        assertThat(visitor.get("a")).isEqualTo(BYTES);
    }

    @Test
    void trash_isKeptForAWeek() throws IOException {
        visitor.put("a", BYTES);
        storage.remove(Visitor.SOMEBODY, Visitor.path("a"), null, TRASH);
        after(Duration.ofDays(6));
        assertThat(storage.trash()).hasSize(1);

        after(Duration.ofDays(8));

        assertThat(storage.trash()).isEmpty();
        assertThat(top.resolve(".sampan/trash")).isEmptyDirectory();
    }

    @Test
    void leftoversOfAnEarlierRun_goAfterADayAndThoseOfThisOneStay() throws IOException {
        Path left = top.resolve(".sampan/tmp");
        Files.writeString(left.resolve("0123-1"), "left");
        Files.createDirectories(left.resolve("0123-2/deep/er"));
        storage.begin(Visitor.put("a", BYTES, Visitor.ABSENT), BYTES, Digests.chunk(BYTES, 0, BYTES.length), false);
        after(Duration.ofHours(23));
        try (var all = Files.list(left)) {
            assertThat(all).hasSize(3);
        }

        after(Duration.ofHours(25));

        try (var all = Files.list(left)) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void whatLiesInTheShare_isNeverTouched() throws IOException {
        Files.writeString(top.resolve("a"), "1");
        Files.createDirectories(top.resolve("d/.sampan/tmp/x"));
        Files.createSymbolicLink(top.resolve(".sampan/tmp/link"), top.resolve("d"));

        after(Duration.ofDays(400));

        assertThat(top.resolve("a")).exists();
        assertThat(top.resolve("d/.sampan/tmp/x")).exists();
        assertThat(Files.isSymbolicLink(top.resolve(".sampan/tmp/link"))).isFalse();
    }
}

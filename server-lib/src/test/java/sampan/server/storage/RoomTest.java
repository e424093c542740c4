package sampan.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.DraftId;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// The room that is left, promised and kept back.
final class RoomTest {
    /// Other programs use the disk too while the test runs.
    private static final long NOISE = 2L << 30;

    @TempDir
    Path top;

    private Storage open(StorageOptions options) throws IOException {
        return LocalStorage.open(top, options, Runnable::run);
    }

    private static Request.Offer offer(String name, long size) {
        return new Request.Offer(
                DraftId.of("host", Visitor.path(name), size, 1), Visitor.path(name), size, 1, Visitor.ABSENT);
    }

    @Test
    void reserve_isKeptBack() throws IOException {
        long usable = Files.getFileStore(top).getUsableSpace();
        long reserve = usable / 2;
        long total = Files.getFileStore(top).getTotalSpace();
        try (Storage storage = open(StorageOptions.standard().withReserve(99, Math.min(reserve, total / 100 * 99)))) {
            assertThat(storage.free()).isCloseTo(usable - reserve, within(NOISE));

            Failure.NoSpace full = Failing.with(
                    Failure.NoSpace.class,
                    () -> storage.offer(new Visitor(storage).device(), offer("a", usable - reserve + NOISE), false));

            assertThat(full.why()).isEqualTo(Failure.SpaceReason.RESERVE);
        }
    }

    @Test
    void offersAtTheSameTime_areNotPromisedTheSameRoom() throws Exception {
        try (Storage storage = open(StorageOptions.standard())) {
            long each = storage.free() / 5 * 2;
            List<Callable<Object>> tasks = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String name = "a" + i;
                tasks.add(() -> storage.offer(new Visitor(storage).device(), offer(name, each), false));
            }

            List<Object> results = Pool.together(tasks);

            assertThat(results).filteredOn(Reply.Offered.class::isInstance).hasSize(2);
            assertThat(storage.free()).isLessThan(each);
        }
        try (Storage storage = open(StorageOptions.standard())) {
            Visitor visitor = new Visitor(storage);
            long left = storage.free();
            Failing.with(Failure.NoSpace.class, () -> storage.offer(visitor.device(), offer("b", left + NOISE), false));
            storage.discard(
                    visitor.device(),
                    storage.drafts(visitor.device()).getFirst().id());
            storage.offer(visitor.device(), offer("b", left + NOISE), false);
        }
    }

    @Test
    void whatADraftHolds_isNotCountedTwice() throws IOException {
        try (Storage storage = open(StorageOptions.standard())) {
            Visitor visitor = new Visitor(storage);
            byte[] bytes = Visitor.bytes(8 * Limits.CHUNK, 1);
            long before = storage.free();
            visitor.chunks("a", bytes, visitor.offer("a", bytes).missing());

            assertThat(storage.free()).isCloseTo(before, within(NOISE));
        }
    }
}

package sampan.app.ui.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.store.Home;
import sampan.app.text.Language;
import sampan.app.transfer.Asker;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.Transfers;
import sampan.app.transfer.queue.Hosts;
import sampan.app.transfer.queue.Queue;
import sampan.app.transfer.queue.QueueState;
import sampan.app.transfer.queue.QueueTrouble;
import sampan.app.transfer.queue.QueuedBatch;
import sampan.app.ui.Harbour;
import sampan.app.ui.Screen;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Words;
import sampan.protocol.Access;
import sampan.transport.DeviceIdentity;

/// Carrying files from the window's model, without a screen.
@Timeout(120)
class TransfersViewModelTest {
    @TempDir
    private Path shared;

    @TempDir
    private Path mine;

    @TempDir
    private Path home;

    private final Screen screen = new Screen();

    @Test
    void aBatchThatEndsWhileItIsLookedAt_standsThereOnce() {
        Set<String> asked = new HashSet<>();
        assertThat(TransfersViewModel.inTurn(List.of("first", "ends now", "last"), batch -> !asked.add(batch)))
                .containsExactly("first", "ends now", "last");
        assertThat(TransfersViewModel.inTurn(
                        List.of("a", "B", "c", "D"), batch -> batch.equals("B") || batch.equals("D")))
                .containsExactly("a", "c", "D", "B");
    }

    /// Knows no host to go to again, and skips whatever is in the way.
    private static final class NoHosts implements Hosts {
        @Override
        public Visit visit(Destination last) throws IOException {
            throw new IOException("nobody goes back");
        }

        @Override
        public Asker asker(boolean canReplace) {
            return _ -> ConflictPolicy.SKIP;
        }

        @Override
        public void over(Asker asker) {}
    }

    @Test
    void aBatchThatEndsBeforeTheScreenLooks_isToldAllTheSame_once() throws Exception {
        Background background = new Background(screen);
        Words words = new Words(Language.ENGLISH);
        List<QueuedBatch> ended = new ArrayList<>();
        try (Harbour host = Harbour.of(shared, Access.ADD);
                Visit visit = Visit.open(Destination.of(host.link(), false), DeviceIdentity.inMemory(), "laptop");
                Queue queue = new Queue(new Transfers(), Home.in(home), new NoHosts(), QueueTrouble.UNHEARD, 3)) {
            Receipts receipts = new Receipts(
                    _ -> {
                        throw new IOException("no receipt");
                    },
                    background,
                    words,
                    _ -> {});
            TransfersViewModel transfers = new TransfersViewModel(queue, background, receipts, ended::add);
            transfers.upload(
                    visit,
                    List.of(Files.writeString(mine.resolve("tiny.txt"), "tiny")),
                    Harbour.path(),
                    ConflictPolicy.ASK);
            // The screen is busy with something else all the while.
            new Screen().until("it has arrived", () -> queue.all().getFirst().state() instanceof QueueState.Done);
            screen.until("it is told", () -> !ended.isEmpty());
            screen.until("it is shown", () -> transfers.shelves().count(Shelf.DONE) == 1);
            assertThat(ended).isEqualTo(queue.all());
        }
        background.close();
        assertThat(background.await(Duration.ofSeconds(30))).isTrue();
    }
}

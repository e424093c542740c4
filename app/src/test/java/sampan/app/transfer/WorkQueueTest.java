package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WorkQueueTest {
    private static final long LONG = TimeUnit.SECONDS.toNanos(30);

    private static final class Probe implements Piece {
        private final int width;
        private final List<IOException> failures = new ArrayList<>();

        Probe(int width) {
            this.width = width;
        }

        @Override
        public void run(Lane lane) {}

        @Override
        public int width() {
            return width;
        }

        @Override
        public void fail(IOException cause) {
            failures.add(cause);
        }
    }

    @Test
    void isOver_onlyWhenSealedAndEverythingIsFinished() {
        WorkQueue queue = new WorkQueue();
        queue.open(2);
        queue.close();
        queue.seal();
        assertThat(queue.isOver()).isFalse();
        queue.close();
        assertThat(queue.isOver()).isTrue();
        assertThat(queue.finished()).isEqualTo(2);
    }

    @Test
    void later_isHandedOutWhenItsTimeHasCome() {
        WorkQueue queue = new WorkQueue();
        queue.open(1);
        Probe probe = new Probe(1);
        queue.later(probe, 60);
        assertThat(queue.poll()).isNull();
        assertThat(queue.take(LONG)).isSameAs(probe);
    }

    @Test
    void first_goesBeforeWhatWaits() {
        WorkQueue queue = new WorkQueue();
        Probe one = new Probe(1);
        Probe two = new Probe(3);
        queue.add(one);
        queue.first(two);
        assertThat(queue.width()).isEqualTo(4);
        assertThat(queue.poll()).isSameAs(two);
        assertThat(queue.poll()).isSameAs(one);
    }

    @Test
    void take_ofAQueueThatEnds_returnsAtOnce() throws Exception {
        WorkQueue queue = new WorkQueue();
        queue.open(1);
        queue.seal();
        TransferThreads threads = new TransferThreads();
        CompletableFuture<@Nullable Piece> taken = new CompletableFuture<>();
        threads.run("test", () -> taken.complete(queue.take(LONG)));
        queue.close();
        assertThat(taken.get(20, TimeUnit.SECONDS)).isNull();
        threads.close();
    }

    @Test
    void stop_withACause_failsWhatIsOpen_andWhatComes() {
        WorkQueue queue = new WorkQueue();
        Probe ready = new Probe(1);
        Probe waiting = new Probe(1);
        Probe late = new Probe(1);
        queue.add(ready);
        queue.later(waiting, 100_000);
        IOException cause = new IOException("the link is lost");
        queue.stop(cause);
        queue.add(late);
        assertThat(ready.failures).containsExactly(cause);
        assertThat(waiting.failures).containsExactly(cause);
        assertThat(late.failures).containsExactly(cause);
        assertThat(queue.isOver()).isTrue();
        assertThat(queue.cause()).isSameAs(cause);
    }

    @Test
    void stop_withoutACause_dropsEverything() {
        WorkQueue queue = new WorkQueue();
        Probe ready = new Probe(1);
        queue.add(ready);
        queue.stop(null);
        queue.add(ready);
        assertThat(ready.failures).isEmpty();
        assertThat(queue.poll()).isNull();
    }

    @Test
    void await_ofAChangeThatWasMissed_doesNotWait() {
        WorkQueue queue = new WorkQueue();
        long seen = queue.changes();
        queue.wake();
        long began = System.nanoTime();
        queue.await(seen, LONG);
        assertThat(System.nanoTime() - began).isLessThan(LONG / 2);
    }

    @Test
    void turns_ofThousandsThatFailAtOnce_endWithoutNesting() {
        WorkQueue queue = new WorkQueue();
        queue.stop(new IOException("gone"));
        int[] failed = new int[1];
        Turns[] turns = new Turns[1];
        turns[0] = new Turns(3, queue::add);
        for (int i = 0; i < 50_000; i++) {
            turns[0].add(new Piece() {
                @Override
                public void run(Lane lane) {}

                @Override
                public void fail(IOException cause) {
                    failed[0]++;
                    turns[0].ended();
                }
            });
        }
        assertThat(failed[0]).isEqualTo(50_000);
    }

    @Test
    void turns_letOnlyAFewBeginAtATime() {
        List<Piece> begun = new ArrayList<>();
        Turns turns = new Turns(2, begun::add);
        for (int i = 0; i < 5; i++) {
            turns.add(new Probe(1));
        }
        assertThat(begun).hasSize(2);
        turns.ended();
        assertThat(begun).hasSize(3);
    }
}

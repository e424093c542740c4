package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ListenersTest {
    private final TransferThreads threads = new TransferThreads();

    @AfterEach
    void close() {
        threads.close();
    }

    private static Conflict conflict(String path) {
        return new Conflict(Direction.UPLOAD, path, 1, 0, null, null);
    }

    @Test
    void herald_tellsEverythingOnceAndInOrder() throws Exception {
        Herald herald = new Herald(threads);
        List<Integer> heard = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(1);
        for (int i = 0; i < 10_000; i++) {
            int n = i;
            herald.tell(() -> heard.add(n));
        }
        herald.tell(all::countDown);
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
    }

    @Test
    void herald_goesOnAfterAListenerFailed() throws Exception {
        Herald herald = new Herald(threads);
        CountDownLatch next = new CountDownLatch(1);
        herald.tell(() -> {
            throw new IllegalStateException("a listener's mistake");
        });
        herald.tell(next::countDown);
        assertThat(next.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void ledger_tellsAFirstListenerWhatFinishedBefore() throws Exception {
        Ledger ledger = new Ledger(new Herald(threads));
        ledger.plan(5);
        ledger.finish("a", 5, 0, new ItemOutcome.Done(null));
        ledger.aside("link", new ItemOutcome.Skipped(SkipReason.LINK));
        BlockingQueue<Item> heard = new LinkedBlockingQueue<>();
        ledger.onItem(heard::add);
        ledger.plan(3);
        ledger.finish(
                "b",
                3,
                1,
                new ItemOutcome.Failed(new TransferException(TransferException.Reason.SOURCE_GONE, "b", null)));
        assertThat(heard.poll(20, TimeUnit.SECONDS)).extracting(Item::path).isEqualTo("a");
        assertThat(heard.poll(20, TimeUnit.SECONDS)).extracting(Item::path).isEqualTo("link");
        assertThat(heard.poll(20, TimeUnit.SECONDS)).extracting(Item::path).isEqualTo("b");
        assertThat(ledger.failures()).extracting(Item::path).containsExactly("b");
        Summary summary = ledger.summary(1, 2, null, null);
        assertThat(summary.files()).isEqualTo(1);
        assertThat(summary.bytes()).isEqualTo(5);
        assertThat(summary.skipped()).isEqualTo(1);
        assertThat(summary.failed()).isEqualTo(1);
    }

    @Test
    void ledger_countersReachTheirTotals_whateverBecameOfTheFiles() {
        Ledger ledger = new Ledger(new Herald(threads));
        ledger.plan(5);
        ledger.plan(7);
        ledger.plan(11);
        assertThat(ledger.counters(0, 0, null).filesTotal()).isEqualTo(-1);
        assertThat(ledger.counters(0, 0, null).bytesTotal()).isEqualTo(-1);
        ledger.planned();
        ledger.carried(4);
        ledger.finish("a", 5, 4, new ItemOutcome.Done(null));
        ledger.finish("b", 7, 0, new ItemOutcome.Skipped(SkipReason.SAME));
        ledger.finish("c", 11, 0, new ItemOutcome.Skipped(SkipReason.EXISTS));
        Counters counters = ledger.counters(30, 40, null);
        assertThat(counters.filesDone()).isEqualTo(3).isEqualTo(counters.filesTotal());
        assertThat(counters.bytesDone()).isEqualTo(23).isEqualTo(counters.bytesTotal());
        assertThat(counters.saved()).isEqualTo(7);
        assertThat(counters.sent()).isEqualTo(30);
        assertThat(counters.received()).isEqualTo(40);
    }

    @Test
    void questions_areAskedOneAtATime_andAnExceptionIsNoAnswer() throws Exception {
        AtomicInteger asking = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Questions questions = new Questions(
                conflict -> {
                    most.accumulateAndGet(asking.incrementAndGet(), Math::max);
                    asking.decrementAndGet();
                    return switch (conflict.path()) {
                        case "ask" -> ConflictPolicy.ASK;
                        case "throw" -> throw new IllegalStateException("closed");
                        default -> ConflictPolicy.REPLACE;
                    };
                },
                threads);
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        for (String path : List.of("a", "ask", "throw", "b")) {
            questions.ask(conflict(path), answer -> answers.add(path + " " + answer));
        }
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            heard.add(String.valueOf(answers.poll(20, TimeUnit.SECONDS)));
        }
        assertThat(heard).containsExactly("a REPLACE", "ask FAIL", "throw FAIL", "b REPLACE");
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void questions_withNobodyToAsk_fail() {
        List<Decision> answers = new ArrayList<>();
        new Questions(null, threads).ask(conflict("a"), answers::add);
        assertThat(answers).containsExactly(ConflictPolicy.FAIL);
    }

    @Test
    void questions_abandoned_answerAtOnceAndOnlyOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Questions questions = new Questions(
                _ -> {
                    asked.countDown();
                    try {
                        leave.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return ConflictPolicy.REPLACE;
                },
                threads);
        BlockingQueue<Decision> answers = new LinkedBlockingQueue<>();
        questions.ask(conflict("a"), answers::add);
        questions.ask(conflict("b"), answers::add);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        questions.abandon();
        questions.ask(conflict("c"), answers::add);
        assertThat(answers).containsExactly(ConflictPolicy.FAIL, ConflictPolicy.FAIL, ConflictPolicy.FAIL);
        leave.countDown();
        Herald after = new Herald(threads);
        CountDownLatch told = new CountDownLatch(1);
        after.tell(told::countDown);
        assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(answers).hasSize(3);
    }

    @Test
    void stop_isDecidedByTheFirst_andToldToThoseWhoComeLate() {
        Stop stop = new Stop();
        List<String> heard = new ArrayList<>();
        stop.then(() -> heard.add("early"));
        stop.now(Stop.Kind.CANCEL);
        stop.now(Stop.Kind.PAUSE);
        stop.then(() -> heard.add("late"));
        assertThat(heard).containsExactly("early", "late");
        assertThat(stop.kind()).isEqualTo(Stop.Kind.CANCEL);
    }

    @Test
    void budget_isGivenOutOnceAndTakenBack() {
        Budget budget = new Budget(100 * 4096);
        assertThat(budget.tryTake(99 * 4096)).isTrue();
        assertThat(budget.tryTake(1)).isFalse();
        budget.giveBack(99 * 4096);
        assertThat(budget.tryTake(Long.MAX_VALUE / 2)).isTrue();
        budget.giveBack(Long.MAX_VALUE / 2);
        assertThat(budget.tryTake(1)).isTrue();
    }
}

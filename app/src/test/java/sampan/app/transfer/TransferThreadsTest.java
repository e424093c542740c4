package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TransferThreadsTest {
    @Test
    void whatIsUnderWay_mayStillWantToTellSomething_whenTheEngineIsClosed() throws Exception {
        TransferThreads threads = new TransferThreads();
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean told = new AtomicBoolean();
        threads.run("late", () -> {
            try {
                closed.await();
                threads.run("news", () -> told.set(true));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            ended.countDown();
        });
        threads.close();
        closed.countDown();
        assertThat(ended.await(30, TimeUnit.SECONDS)).as("it ends in order").isTrue();
        assertThat(told).isFalse();
        assertThatCode(threads::close).doesNotThrowAnyException();
    }
}

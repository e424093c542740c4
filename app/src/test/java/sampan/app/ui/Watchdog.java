package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/// Watches the JavaFX thread: as long as it does not come to what is asked of it, it is looked at every few
/// milliseconds, and a stall is how long our code was what it was doing. While it computes, only the time counts that a
/// processor gave it: that other programs were served first is nobody's mistake. Its thread ends when it is closed.
final class Watchdog implements AutoCloseable {
    private static final long LIMIT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int DEEPEST = 40;
    private static final Map<String, Boolean> IS_OF_A_TEST = new ConcurrentHashMap<>();

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<String> stalls = new CopyOnWriteArrayList<>();
    private final Predicate<String> product;
    private final Thread screen;
    private final Thread watcher = new Thread(this::watch, "watchdog");
    private volatile boolean answered = true;
    private volatile boolean closed;
    private long longest;

    /// Begins to watch over the product's code.
    Watchdog(OpenWindow window) {
        this(window, type -> !IS_OF_A_TEST.computeIfAbsent(type, Watchdog::isOfATest));
    }

    /// @param product whether a class of ours is of the product; what another one asks of it does not count
    Watchdog(OpenWindow window, Predicate<String> product) {
        this.product = product;
        screen = window.ask(Thread::currentThread);
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        while (!closed) {
            answered = false;
            Platform.runLater(() -> answered = true);
            awaitAnswer();
        }
    }

    private void awaitAnswer() {
        long ours = 0;
        long clock = System.nanoTime();
        long processor = threads.getThreadCpuTime(screen.threadId());
        boolean told = false;
        do {
            LockSupport.parkNanos(BETWEEN);
            StackTraceElement[] stack = screen.getStackTrace();
            Thread.State state = screen.getState();
            long clockNow = System.nanoTime();
            long processorNow = threads.getThreadCpuTime(screen.threadId());
            if (!answered && isOurs(stack)) {
                // A late look may not charge for more than a few looks' time.
                long waited = Math.min(clockNow - clock, 4 * BETWEEN);
                ours += isWaiting(state, stack) ? waited : processorNow - processor;
                longest = Math.max(longest, ours);
                if (ours > LIMIT && !told) {
                    told = true;
                    stalls.add(text(stack));
                }
            }
            clock = clockNow;
            processor = processorNow;
        } while (!answered && !closed);
    }

    /// Whether it waits for something, a lock or the system, rather than computes.
    private static boolean isWaiting(Thread.State state, StackTraceElement[] stack) {
        return state != Thread.State.RUNNABLE || (stack.length > 0 && stack[0].isNativeMethod());
    }

    /// Whether code of the product is what it does.
    private boolean isOurs(StackTraceElement[] stack) {
        boolean ours = false;
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith("sampan.")) {
                if (!product.test(frame.getClassName())) {
                    return false;
                }
                ours = true;
            }
        }
        return ours;
    }

    private static boolean isOfATest(String type) {
        URL place =
                Watchdog.class.getResource("/" + type.replaceAll("\\$.*", "").replace('.', '/') + ".class");
        return place != null && place.toString().contains("test-classes");
    }

    private static String text(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .limit(DEEPEST)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining("\n    "));
    }

    /// Lets what was begun on the JavaFX thread come to its end.
    void rest() {
        for (int i = 0; i < 3; i++) {
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    /// Ends; whatever stalled it is the test's failure.
    @Override
    public void close() {
        closed = true;
        try {
            watcher.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(stalls)
                .as("the JavaFX thread was kept for more than 100 ms; the longest time %d ms", longest / 1_000_000)
                .isEmpty();
    }
}

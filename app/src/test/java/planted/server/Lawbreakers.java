package planted.server;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import javafx.beans.property.SimpleStringProperty;
import sampan.app.laws.Breaks;

final class Lawbreakers {
    private Lawbreakers() {}

    @Breaks(4)
    static final class WalksByItself {
        Path find(Path share, String name) {
            return share.resolve(name);
        }
    }

    @Breaks(4)
    static final class StartsAnywhere {
        Path find(String name) {
            return Path.of(name);
        }
    }

    @Breaks(5)
    static final class StartsAThread {
        Thread start(Runnable work) {
            return Thread.ofVirtual().start(work);
        }
    }

    @Breaks(5)
    static final class MakesAnExecutor {
        ExecutorService executor(ThreadFactory threads) {
            return Executors.newThreadPerTaskExecutor(threads);
        }
    }

    @Breaks(5)
    static final class BorrowsTheCommonPool {
        CompletableFuture<Void> start(Runnable work) {
            return CompletableFuture.runAsync(work);
        }
    }

    @Breaks(6)
    static final class Interrupts {
        void stop(Thread other) {
            other.interrupt();
        }
    }

    @Breaks(6)
    static final class ShutsDownNow {
        int stop(ExecutorService executor) {
            return executor.shutdownNow().size();
        }
    }

    @Breaks(6)
    static final class CancelsByInterrupt {
        boolean stop(Future<?> work) {
            return work.cancel(true);
        }
    }

    @Breaks({})
    static final class CancelsInPeace {
        boolean stop(Future<?> work) {
            return work.cancel(false);
        }
    }

    @Breaks({})
    static final class KeepsAnInterrupt {
        void restore() {
            Thread.currentThread().interrupt();
        }
    }

    @Breaks(7)
    static final class ShowsItself {
        final SimpleStringProperty state = new SimpleStringProperty("");
    }

    @Breaks(9)
    static final class Prints {
        void tell(String line) {
            System.out.println(line);
        }
    }

    @Breaks(9)
    static final class PrintsATrace {
        void tell(Exception problem) {
            problem.printStackTrace();
        }
    }

    @Breaks(10)
    static final class ThingManager {}

    @Breaks(10)
    abstract static class AbstractThing {}

    @Breaks(10)
    static final class ThingImpl {}
}

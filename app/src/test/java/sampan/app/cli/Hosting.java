package sampan.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import sampan.transport.ShareLink;

/// `sampan host` in the test's own process, on a thread of its own, until it is told to stop.
final class Hosting implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Typist typist;
    private final Lines out = new Lines();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    private Hosting(Typist typist) {
        this.typist = typist;
    }

    /// Starts it; the words come after `host`.
    static Hosting start(Typist typist, String... words) {
        String[] typed = new String[words.length + 1];
        typed[0] = "host";
        System.arraycopy(words, 0, typed, 1, words.length);
        return running(typist, typed);
    }

    /// Starts another command that goes on until it is told to stop.
    static Hosting running(Typist typist, String... typed) {
        Hosting hosting = new Hosting(typist);
        Thread.ofVirtual().start(() -> {
            int code = typist.run(hosting.out, hosting.err, typed);
            hosting.out.first.complete("");
            hosting.exit.complete(code);
        });
        return hosting;
    }

    /// The first line of standard output, when it came; empty if it ended without one.
    String firstLine() {
        return soon(out.first);
    }

    ShareLink link() {
        return ShareLink.parse(firstLine().replaceFirst("^link ", ""));
    }

    /// Ends it as Ctrl-C or `kill` would.
    int stop(Stopping.Signal signal) {
        soon(typist.stop).accept(signal);
        return exit();
    }

    int exit() {
        return soon(exit);
    }

    private static <T> T soon(CompletableFuture<T> future) {
        return future.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    String out() {
        return out.all.toString(StandardCharsets.UTF_8);
    }

    /// Standard error, once it holds this.
    String errAfter(String word) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!err().contains(word)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("never said: " + word + "\n" + err());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return err();
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (!exit.isDone()) {
            stop(Stopping.Signal.TERMINATE);
        }
    }

    /// Tells the first line as soon as it is flushed.
    private static final class Lines extends OutputStream {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private final CompletableFuture<String> first = new CompletableFuture<>();

        @Override
        public synchronized void write(int b) {
            all.write(b);
            if (b == '\n') {
                first.complete(
                        all.toString(StandardCharsets.UTF_8).lines().findFirst().orElse(""));
            }
        }
    }
}

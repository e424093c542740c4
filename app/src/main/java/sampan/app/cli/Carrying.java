package sampan.app.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.Counters;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.TransferState;
import sampan.app.transfer.queue.CommandRecord;

/// Follows transfers to their ends, one after the other: shows how far each is, names what failed, puts
/// questions, and ends it on Ctrl-C or `kill`: of files it keeps what is half done, so that the same command goes on
/// from there; a stream is used up.
final class Carrying {
    private static final int TICK_MILLIS = 100;
    private static final long JSON_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final Console console;
    private final boolean json;
    private final @Nullable ProgressBar bar;
    private final @Nullable Questions questions;
    private final boolean resumable;
    private final Outcomes outcomes;
    private final AtomicReference<Stopping.@Nullable Signal> stopped = new AtomicReference<>();
    private final AtomicReference<@Nullable Transfer> current = new AtomicReference<>();
    private long told = System.nanoTime();
    private @Nullable CommandRecord record;

    private Carrying(Words words, Console console, @Nullable Questions questions, boolean resumable) {
        this.console = console;
        this.resumable = resumable;
        this.json = words.has(Grammar.JSON);
        boolean shown = console.around().screen().err() && !json && !words.has(Grammar.QUIET);
        this.bar = shown ? new ProgressBar(console) : null;
        this.questions = questions;
        this.outcomes = new Outcomes(console, json, shown);
    }

    /// Transfers of files.
    ///
    /// @param questions where the engine's questions wait, or null if nobody can be asked
    static Carrying ofFiles(Words words, Console console, @Nullable Questions questions) {
        return new Carrying(words, console, questions, true);
    }

    /// A transfer from standard input or to standard output.
    static Carrying ofAStream(Words words, Console console) {
        return new Carrying(words, console, null, false);
    }

    /// Called by the system; the command's own thread then sees the transfer end.
    private void stop(Stopping.Signal signal) {
        stopped.set(signal);
        Transfer transfer = current.get();
        if (transfer != null) {
            end(transfer);
        }
    }

    private void end(Transfer transfer) {
        if (resumable) {
            transfer.pause();
        } else {
            transfer.cancel();
        }
    }

    /// As the other does; what became of files is written down there meanwhile.
    void follow(CommandRecord where, Supplier<Transfer> begin) throws InterruptedException {
        record = where;
        try {
            follow(begin);
        } finally {
            record = null;
        }
    }

    /// Begins a transfer and waits for its end. After a signal there is nothing more to follow, and it is ended. Before
    /// the first one a signal ends the process as usual: whoever waits for a host that does not answer need not
    /// wait longer. From its beginning on a transfer may have something to clear away.
    void follow(Supplier<Transfer> begin) throws InterruptedException {
        if (current.get() == null) {
            console.around().stopping().handle(this::stop);
        }
        if (questions != null) {
            questions.renew();
        }
        Transfer transfer = begin.get();
        current.set(transfer);
        if (stopped.get() != null) {
            end(transfer);
        }
        CompletableFuture<TransferState> end = new CompletableFuture<>();
        transfer.onItem(outcomes::item);
        transfer.onState(state -> {
            if (state.isEnd()) {
                end.complete(state);
            } else if (state instanceof TransferState.Reconnecting) {
                outcomes.reconnecting();
            }
        });
        outcomes.end(end(transfer, end));
    }

    private TransferState end(Transfer transfer, CompletableFuture<TransferState> end) throws InterruptedException {
        while (true) {
            try {
                TransferState state = end.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
                console.unpaint();
                return state;
            } catch (TimeoutException _) {
                tick(transfer.counters());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void tick(Counters now) {
        if (record != null) {
            record.tick();
        }
        if (json && System.nanoTime() - told >= JSON_EVERY) {
            told = System.nanoTime();
            outcomes.progress(now);
        }
        boolean asking = questions != null && asking(questions);
        if (bar != null && !asking) {
            bar.paint(now);
        }
    }

    private boolean asking(Questions open) {
        if (stopped.get() != null) {
            open.close();
            return false;
        }
        return open.look();
    }

    /// After the last one: what it came to.
    ExitCode outcome() {
        Stopping.Signal signal = stopped.get();
        outcomes.close(signal == null ? null : resumable ? "carried.stopped" : "carried.cancelled");
        return signal == null ? outcomes.exitCode() : signal.exitCode();
    }
}

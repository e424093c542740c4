package sampan.app.cli;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.text.Sizes;
import sampan.app.transfer.Bottleneck;
import sampan.app.transfer.Counters;
import sampan.app.transfer.Item;
import sampan.app.transfer.ItemOutcome;
import sampan.app.transfer.Summary;
import sampan.app.transfer.TransferException;
import sampan.app.transfer.TransferState;

/// What became of every file, told as it happens and summed up at the end. Items come on the engine's
/// threads.
final class Outcomes {
    private final Console console;
    private final boolean json;
    private final boolean shown;
    private final long begun = System.nanoTime();
    private final Set<ExitCode> failures = EnumSet.noneOf(ExitCode.class);
    private Summary sum = new Summary(0, 0, 0, 0, 0, 0, 0, 0, 0, null, null);
    private boolean anyComplete;
    private long longest;

    Outcomes(Console console, boolean json, boolean shown) {
        this.console = console;
        this.json = json;
        this.shown = shown;
    }

    synchronized void item(Item item) {
        if (json) {
            print(json(item));
        }
        if (item.outcome() instanceof ItemOutcome.Failed(IOException cause)) {
            failures.add(Exits.of(cause));
            console.error(item.path(), console.sentences().of(cause));
        } else if (shown && item.outcome() instanceof ItemOutcome.Done(String renamed) && renamed != null) {
            String path = Shown.escaped(item.path());
            console.remark(console.text().get("carried.renamed", path, Shown.escaped(renamed)));
        }
    }

    synchronized void progress(Counters now) {
        print(Json.progress()
                .with("files", now.filesDone())
                .with("of_files", now.filesTotal())
                .with("bytes", now.bytesDone())
                .with("of_bytes", now.bytesTotal())
                .with("sent", now.sent())
                .with("received", now.received())
                .with("bytes_per_second", now.bytesPerSecond())
                .with("seconds_left", now.secondsLeft())
                .with("limited_by", now.limitedBy()));
        console.out().flush();
    }

    /// That the link is made again.
    synchronized void reconnecting() {
        if (shown) {
            console.remark(console.text().get("carried.reconnecting"));
        }
    }

    /// What one transfer did.
    synchronized void end(TransferState state) {
        switch (state) {
            case TransferState.Done(Summary summary) -> add(summary);
            case TransferState.Failed(Summary summary) -> add(summary);
            case TransferState.Cancelled(Summary summary) -> count(summary);
            case TransferState.Planning _, TransferState.Running _, TransferState.Reconnecting _ ->
                throw new IllegalStateException("no end");
        }
    }

    private void told(IOException cause) {
        String sentence = console.sentences().of(cause);
        if (cause instanceof TransferException here && !here.path().isEmpty()) {
            console.error(here.path(), sentence);
        } else {
            console.error(sentence);
        }
    }

    private void add(Summary more) {
        IOException cause = more.cause();
        if (cause != null) {
            failures.add(Exits.of(cause));
            told(cause);
        } else if (more.files() > 0) {
            anyComplete = true;
        }
        count(more);
    }

    /// Of several transfers the longest says it.
    private @Nullable Bottleneck slowest(Summary more) {
        boolean longer = more.millis() > longest;
        longest = Math.max(longest, more.millis());
        return longer ? more.limitedBy() : sum.limitedBy();
    }

    private void count(Summary more) {
        sum = new Summary(
                sum.files() + more.files(),
                sum.folders() + more.folders(),
                sum.bytes() + more.bytes(),
                sum.skipped() + more.skipped(),
                sum.failed() + more.failed(),
                sum.sent() + more.sent(),
                sum.received() + more.received(),
                sum.saved() + more.saved(),
                sum.millis() + more.millis(),
                slowest(more),
                null);
    }

    /// The last line.
    ///
    /// @param end the key of the sentence that says how somebody ended it from outside, or null
    synchronized void close(@Nullable String end) {
        if (json) {
            print(summary());
        } else if (end != null) {
            console.error(console.text().get(end));
        } else if (shown) {
            console.remark(sentence());
        }
    }

    private String sentence() {
        String carried = console.text()
                .get("carried.done", sum.files(), console.sizes().bytes(sum.bytes()), Sizes.clock(sum.millis() / 1000));
        String saved = sum.saved() == 0
                ? ""
                : console.text().get("carried.saved", console.sizes().bytes(sum.saved()));
        String skipped = sum.skipped() == 0 ? "" : console.text().get("carried.skipped", sum.skipped());
        String failed = sum.failed() == 0 ? "" : console.text().get("carried.failed", sum.failed());
        return carried + saved + skipped + failed + limited();
    }

    private String limited() {
        Bottleneck by = sum.limitedBy();
        if (by == null) {
            return "";
        }
        long perSecond = sum.bytes() * 1000 / Math.max(1, sum.millis());
        return console.text().get("carried.limited", console.sentences().of(by), Sizes.speed(perSecond));
    }

    synchronized ExitCode exitCode() {
        return ExitCode.of(failures, anyComplete);
    }

    private Json json(Item item) {
        Json json = Json.item().with("path", item.path()).with("bytes", item.bytes());
        return switch (item.outcome()) {
            case ItemOutcome.Done(@Nullable String renamed) ->
                json.with("outcome", "done").with("name", renamed);
            case ItemOutcome.Skipped skipped -> json.with("outcome", "skipped").with("reason", skipped.why());
            case ItemOutcome.Failed(IOException cause) -> failed(json, cause);
            case ItemOutcome.Stranded(IOException cause) -> failed(json, cause);
        };
    }

    private Json failed(Json json, IOException cause) {
        return json.with("outcome", "failed")
                .with("message", console.sentences().of(cause));
    }

    private Json summary() {
        return Json.summary()
                .with("files", sum.files())
                .with("folders", sum.folders())
                .with("bytes", sum.bytes())
                .with("sent", sum.sent())
                .with("received", sum.received())
                .with("saved", sum.saved())
                .seconds(System.nanoTime() - begun)
                .with("skipped", sum.skipped())
                .with("failed", sum.failed())
                .with("limited_by", sum.limitedBy());
    }

    private void print(Json json) {
        console.out().line(json.line());
    }
}

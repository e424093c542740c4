package sampan.app.ui.transfers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sampan.app.text.Shown;
import sampan.app.text.Sizes;
import sampan.app.transfer.Counters;
import sampan.app.transfer.ItemOutcome;
import sampan.app.transfer.Summary;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.TransferState;
import sampan.app.ui.base.Words;

/// How far a transfer is, in words.
final class Progress {
    private Progress() {}

    /// The line beside a bar: "37 of 300 files · 12 of 84 MB · 7.1 MB/s · 2 minutes left".
    static String line(Transfer transfer, Counters now, Words words) {
        return switch (transfer.state()) {
            case TransferState.Planning _ -> words.get("transfer.planning");
            case TransferState.Running _ -> running(now, words);
            case TransferState.Reconnecting lost -> words.get("transfer.reconnecting", words.sentence(lost.cause()));
            case TransferState.Done done -> done(done.summary(), words);
            case TransferState.Failed failed -> failed(transfer, failed.summary(), words);
            case TransferState.Cancelled _ -> words.get("transfer.cancelled");
        };
    }

    private static String running(Counters now, Words words) {
        List<String> parts = new ArrayList<>();
        if (now.filesTotal() > 1) {
            parts.add(words.get("transfer.files", now.filesDone(), now.filesTotal()));
        }
        parts.add(words.get("transfer.bytes", Sizes.compact(now.bytesDone()), Sizes.compact(now.bytesTotal())));
        if (now.bytesPerSecond() > 0) {
            parts.add(Sizes.speed(now.bytesPerSecond()));
        }
        if (now.secondsLeft() >= 0) {
            parts.add(words.get("transfer.left", words.sizes().duration(now.secondsLeft())));
        }
        return String.join(" · ", parts);
    }

    private static String done(Summary summary, Words words) {
        List<String> parts = new ArrayList<>();
        parts.add(words.get("transfer.done"));
        if (summary.files() > 0) {
            parts.add(
                    words.get("transfer.carried", summary.files(), words.sizes().bytes(summary.bytes())));
        }
        if (summary.saved() > 0) {
            parts.add(words.get("transfer.saved", words.sizes().bytes(summary.saved())));
        }
        if (summary.skipped() > 0) {
            parts.add(words.get("transfer.skipped", summary.skipped()));
        }
        return String.join(" · ", parts);
    }

    private static String failed(Transfer transfer, Summary summary, Words words) {
        if (summary.cause() != null) {
            return words.sentence(summary.cause());
        }
        var failures = transfer.failures();
        if (failures.isEmpty()) {
            return words.get("transfer.failed", summary.failed());
        }
        var first = failures.getFirst();
        String why = switch (first.outcome()) {
            case ItemOutcome.Failed(IOException cause) -> words.sentence(cause);
            case ItemOutcome.Stranded(IOException cause) -> words.sentence(cause);
            case ItemOutcome.Done _, ItemOutcome.Skipped _ -> "";
        };
        return summary.failed() == 1
                ? Shown.name(first.path()) + ": " + why
                : words.get("transfer.failed-some", summary.failed(), why);
    }
}

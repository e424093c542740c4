package sampan.app.ui.transfers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.text.Sizes;
import sampan.app.transfer.Bottleneck;
import sampan.app.transfer.Counters;
import sampan.app.transfer.Summary;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.TransferException;
import sampan.app.transfer.TransferState;
import sampan.app.transfer.queue.FailedFile;
import sampan.app.transfer.queue.QueueState;
import sampan.app.transfer.queue.QueuedBatch;
import sampan.app.ui.base.Words;

/// How far a batch is, in words.
final class Progress {
    private Progress() {}

    /// How much of it has arrived, from 0 to 1; -1 while nobody knows.
    static double part(Transfer transfer) {
        Counters now = transfer.counters();
        return switch (transfer.state()) {
            case TransferState.Planning _ -> -1;
            case TransferState.Done _ -> 1;
            case TransferState.Running _,
                    TransferState.Reconnecting _,
                    TransferState.Failed _,
                    TransferState.Cancelled _ ->
                now.bytesTotal() > 0
                        ? (double) now.bytesDone() / now.bytesTotal()
                        : (double) now.filesDone() / Math.max(1, now.filesTotal());
        };
    }

    /// The line below the bar of a batch.
    static String line(QueuedBatch batch, Words words) {
        return switch (batch.state()) {
            case QueueState.Waiting _ -> words.get("transfer.waiting");
            case QueueState.Calling _ -> words.get("transfer.calling");
            case QueueState.Running(Transfer transfer) -> line(transfer, transfer.counters(), words);
            case QueueState.Paused(var why) -> paused(batch.transfer(), why, words);
            case QueueState.Interrupted _ -> words.get("transfer.interrupted");
            case QueueState.Done(Summary summary) -> done(summary, words);
            case QueueState.Failed failed -> failed(failed, words);
            case QueueState.Cancelled _ -> words.get("transfer.cancelled");
        };
    }

    /// The line of one that is under way: "37 of 300 files · 12 of 84 MB · 7.1 MB/s · 2 minutes left".
    static String line(Transfer transfer, Counters now, Words words) {
        return switch (transfer.state()) {
            case TransferState.Planning _ -> words.get("transfer.planning");
            case TransferState.Reconnecting lost -> words.get("transfer.reconnecting", words.sentence(lost.cause()));
            case TransferState.Running _, TransferState.Done _, TransferState.Failed _, TransferState.Cancelled _ ->
                running(now, words);
        };
    }

    private static String running(Counters now, Words words) {
        List<String> parts = how(now, words);
        if (now.bytesPerSecond() > 0) {
            parts.add(Sizes.speed(now.bytesPerSecond()));
        }
        if (now.secondsLeft() >= 0) {
            parts.add(words.get("transfer.left", words.sizes().duration(now.secondsLeft())));
        }
        addLimited(parts, now.limitedBy(), words);
        return String.join(" · ", parts);
    }

    private static void addLimited(List<String> parts, @Nullable Bottleneck by, Words words) {
        if (by != null) {
            parts.add(words.get("transfer.limited", words.limit(by)));
        }
    }

    private static List<String> how(Counters now, Words words) {
        List<String> parts = new ArrayList<>();
        if (now.filesTotal() > 1) {
            parts.add(words.get("transfer.files", now.filesDone(), now.filesTotal()));
        }
        parts.add(words.get("transfer.bytes", Sizes.compact(now.bytesDone()), Sizes.compact(now.bytesTotal())));
        return parts;
    }

    private static String paused(@Nullable Transfer last, @Nullable Exception why, Words words) {
        if (why != null) {
            return words.get("transfer.paused-why", words.sentence(why));
        }
        List<String> parts = new ArrayList<>(List.of(words.get("transfer.paused")));
        if (last != null && last.counters().bytesTotal() >= 0) {
            parts.addAll(how(last.counters(), words));
        }
        return String.join(" · ", parts);
    }

    private static String done(Summary summary, Words words) {
        List<String> parts = new ArrayList<>();
        // Nothing that was carried is done before every chunk's digest agreed and the disk there was forced.
        parts.add(words.get(summary.files() > 0 ? "transfer.verified" : "transfer.done"));
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

    /// What to say about a batch that has come to its end, to somebody who looks elsewhere; null for nothing.
    static @Nullable String ending(QueuedBatch batch, Words words) {
        Transfer last = batch.transfer();
        return switch (batch.state()) {
            case QueueState.Done(Summary summary)
            when summary.files() > 0 ->
                words.get("ending.done", summary.files(), words.sizes().bytes(summary.bytes()), Shown.name(batch.to()));
            case QueueState.Done _ -> words.get("ending.nothing", Shown.name(batch.title()));
            case QueueState.Failed failed
            when failed.why() == null && last != null -> {
                long all = last.counters().filesDone();
                int need = failed.files().size();
                yield words.get("ending.failed", Math.max(0, all - need), all, need);
            }
            case QueueState.Failed failed -> Shown.name(batch.title()) + ": " + failed(failed, words);
            case QueueState.Waiting _,
                    QueueState.Calling _,
                    QueueState.Running _,
                    QueueState.Paused _,
                    QueueState.Interrupted _,
                    QueueState.Cancelled _ -> null;
        };
    }

    private static String failed(QueueState.Failed failed, Words words) {
        if (failed.why() != null) {
            return words.sentence(failed.why());
        }
        Map<String, Integer> causes = causes(failed, words);
        int count = failed.files().size();
        if (causes.size() != 1) {
            return words.get("transfer.failed", count);
        }
        String why = causes.keySet().iterator().next();
        return count == 1
                ? Shown.name(failed.files().getFirst().path()) + ": " + why
                : words.get("transfer.failed-some", count, why);
    }

    /// What kept files from arriving, one sentence each, and how many files it kept; the most frequent first.
    static Map<String, Integer> causes(QueueState.Failed failed, Words words) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        // Of 100,000 files that fail alike the sentence is made once.
        Map<TransferException.Reason, String> sentences = new EnumMap<>(TransferException.Reason.class);
        for (FailedFile file : failed.files()) {
            Exception why = file.why();
            String sentence = why instanceof TransferException here && here.reason() != TransferException.Reason.NO_ROOM
                    ? sentences.computeIfAbsent(here.reason(), _ -> words.sentence(here))
                    : words.sentence(why);
            counts.merge(sentence, 1, Integer::sum);
        }
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEachOrdered(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}

package sampan.app.transfer.queue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sampan.app.store.KeptFile;
import sampan.app.transfer.ItemOutcome;
import sampan.app.transfer.SkipReason;
import sampan.protocol.Digest;
import sampan.protocol.Digests;

/// The files of a batch that earlier runs finished: a digest each instead of a path, because there may be a million.
/// Filled by one thread, then only read.
final class FinishedFiles {
    private static final ItemOutcome DONE = new ItemOutcome.Done(null);

    private final Map<Digest, ItemOutcome> known = new HashMap<>();

    void add(KeptFile file) {
        ItemOutcome outcome = outcome(file);
        if (outcome != null) {
            known.put(digest(file.path(), file.size(), file.modified()), outcome);
        }
    }

    private static @Nullable ItemOutcome outcome(KeptFile file) {
        return switch (file.state()) {
            case DONE -> file.detail().isEmpty() ? DONE : new ItemOutcome.Done(file.detail());
            case SKIPPED -> new ItemOutcome.Skipped(reason(file.detail()));
            case BEGUN, FAILED -> null;
        };
    }

    /// A reason of a later version says only that something stays.
    private static SkipReason reason(String word) {
        for (SkipReason reason : SkipReason.values()) {
            if (reason.name().equals(word)) {
                return reason;
            }
        }
        return SkipReason.EXISTS;
    }

    @Nullable
    ItemOutcome get(String path, long size, long modified) {
        return known.isEmpty() ? null : known.get(digest(path, size, modified));
    }

    private static Digest digest(String path, long size, long modified) {
        byte[] what = (path + '\0' + size + '\0' + modified).getBytes(StandardCharsets.UTF_8);
        return Digests.chunk(what, 0, what.length);
    }
}

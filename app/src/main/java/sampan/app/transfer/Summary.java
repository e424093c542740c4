package sampan.app.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What a transfer did, at its end. Immutable.
///
/// @param files files that arrived
/// @param folders folders that are there now, made or found
/// @param bytes content bytes of the files that arrived
/// @param skipped things passed over on purpose: links, rubbish, what was there already
/// @param failed files and folders that did not arrive
/// @param sent bytes sent on the wire
/// @param received bytes received from the wire
/// @param saved content bytes that did not have to travel
/// @param millis how long it took, milliseconds
/// @param limitedBy what limited it; null if nothing did, or it was over soon
/// @param cause what ended the whole transfer early, such as a lost link; null if nothing did
public record Summary(
        long files,
        long folders,
        long bytes,
        long skipped,
        long failed,
        long sent,
        long received,
        long saved,
        long millis,
        @Nullable Bottleneck limitedBy,
        @Nullable IOException cause) {}

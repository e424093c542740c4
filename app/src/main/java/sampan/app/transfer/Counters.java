package sampan.app.transfer;

import org.jspecify.annotations.Nullable;

/// How far a transfer is, at one moment. Immutable.
///
/// @param filesDone files that are finished, whatever became of them
/// @param filesTotal files in all; -1 while planning
/// @param bytesDone content bytes that are finished: carried, found there already, skipped or failed
/// @param bytesTotal content bytes in all; -1 while planning
/// @param sent bytes sent on the wire
/// @param received bytes received from the wire
/// @param saved content bytes that did not have to travel
/// @param bytesPerSecond content bytes a second over the last few seconds
/// @param secondsLeft estimated seconds to the end; -1 while unknown
/// @param limitedBy what limited it in the last seconds; null if nothing did, or while unknown
public record Counters(
        long filesDone,
        long filesTotal,
        long bytesDone,
        long bytesTotal,
        long sent,
        long received,
        long saved,
        long bytesPerSecond,
        long secondsLeft,
        @Nullable Bottleneck limitedBy) {}

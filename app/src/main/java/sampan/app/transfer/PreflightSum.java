package sampan.app.transfer;

import java.util.Map;

/// What the entries of a preflight come to. Immutable.
///
/// @param counts how many entries got each answer; answers that none got are left out
/// @param files files among them
/// @param folders folders among them
/// @param failing entries that would fail
/// @param needed bytes of room for everything that would be carried
/// @param free bytes that can be stored there; -1 where nobody tells
/// @param leftOut things that the host leaves out of its listing
public record PreflightSum(
        Map<PreflightAnswer.Kind, Long> counts,
        long files,
        long folders,
        long failing,
        long needed,
        long free,
        long leftOut) {
    public PreflightSum {
        counts = Map.copyOf(counts);
    }

    /// How many entries got this answer.
    public long count(PreflightAnswer.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}

package sampan.app.ui.transfers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.Preflight;
import sampan.app.transfer.PreflightAnswer.Kind;
import sampan.app.transfer.PreflightItem;
import sampan.app.transfer.PreflightSum;

/// What is about to be sent would meet at the host, class by class. Immutable.
///
/// @param findings the classes that there are, in the order of [Kind]
/// @param needed bytes of room for everything that would be carried
/// @param free bytes that can be stored there; -1 where nobody tells
public record Foretold(Map<Kind, Finding> findings, long needed, long free) {
    private static final int NAMED = 100;

    /// One question is answered beside the file that it is about; more of them are better answered at once.
    private static final int MANY = 2;

    /// All that meets the same.
    ///
    /// @param count how many files and folders
    /// @param bytes the sizes of the files together
    /// @param paths the first hundred of them
    public record Finding(long count, long bytes, List<String> paths) {
        private static final Finding NONE = new Finding(0, 0, List.of());

        public Finding {
            paths = List.copyOf(paths);
        }

        private Finding with(PreflightItem item) {
            List<String> more = paths;
            if (paths.size() < NAMED) {
                more = new ArrayList<>(paths);
                more.add(item.path());
            }
            return new Finding(count + 1, bytes + item.bytes(), more);
        }
    }

    public Foretold {
        findings = Map.copyOf(findings);
    }

    /// Looks; blocks until everything is known.
    ///
    /// @throws IOException as [Preflight#run] does
    public static Foretold by(Preflight preflight) throws IOException {
        Map<Kind, Finding> findings = new EnumMap<>(Kind.class);
        PreflightSum sum = preflight.run(item ->
                findings.merge(item.answer().kind(), Finding.NONE.with(item), (before, _) -> before.with(item)));
        return new Foretold(findings, sum.needed(), sum.free());
    }

    /// What met this.
    Finding finding(Kind kind) {
        return findings.getOrDefault(kind, Finding.NONE);
    }

    /// Whether a person should see it before the first byte: several files that differ, where that is to be asked, or
    /// something that would be left out for want of a name, of room or of a right.
    ///
    /// @param policy what the person wants to happen to files that are there already
    public boolean needsDecision(ConflictPolicy policy) {
        return (policy == ConflictPolicy.ASK && finding(Kind.DIFFERS).count() >= MANY)
                || findings.keySet().stream().anyMatch(Foretold::isLeftOut);
    }

    /// Whether such things are left out whatever a person says.
    static boolean isLeftOut(Kind kind) {
        return switch (kind) {
            case BAD_NAME, CLASH, TOO_LONG, NO_ROOM, NO_RIGHT -> true;
            case NEW, SAME, DIFFERS, SKIPPED, FAILED, STRANDED -> false;
        };
    }
}

package sampan.app.transfer;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.PreflightItem.Prospect;
import sampan.protocol.BadNameException;
import sampan.protocol.NameProblem;
import sampan.protocol.PortableName;

/// The list of what a transfer would carry, as it is told, and what it comes to. Used by one thread.
final class Manifest {
    private final Prospects prospects;
    private final Consumer<PreflightItem> each;
    private final long free;
    private final Map<PreflightAnswer.Kind, Long> counts = new EnumMap<>(PreflightAnswer.Kind.class);
    private long files;
    private long folders;
    private long failing;
    private long needed;
    private long left;

    /// @param each is told every entry
    /// @param free bytes that can be stored where it goes; -1 where nobody tells
    Manifest(Prospects prospects, Consumer<PreflightItem> each, long free) {
        this.prospects = prospects;
        this.each = each;
        this.free = free;
        this.left = free < 0 ? Long.MAX_VALUE : free;
    }

    /// A folder with its answer; whether it would be there.
    boolean folder(String path, PreflightAnswer answer) {
        folders++;
        Prospect prospect = prospects.ofFolder(answer);
        tell(new PreflightItem(path, true, 0, answer, prospect));
        return prospect != Prospect.FAILS;
    }

    /// A file with its answer, which is another one if there is no room for it.
    ///
    /// @param modified its time, milliseconds since 1970
    void file(String path, long size, long modified, PreflightAnswer answer) {
        files++;
        Prospect prospect = prospects.ofFile(answer, modified);
        PreflightAnswer said = answer;
        if (prospect == Prospect.CARRIED) {
            needed += size;
            if (size > left) {
                said = new PreflightAnswer.NoRoom(size, left);
                prospect = Prospect.FAILS;
            } else {
                left -= size;
            }
        }
        tell(new PreflightItem(path, false, size, said, prospect));
    }

    /// Something that was found to be no file that can be carried.
    void aside(String path, ItemOutcome outcome) {
        switch (outcome) {
            case ItemOutcome.Skipped(SkipReason why) -> aside(path, new PreflightAnswer.Skipped(why));
            case ItemOutcome.Failed(TransferException bad)
            when bad.reason() == TransferException.Reason.BAD_NAME -> aside(path, badName(path, bad));
            case ItemOutcome.Failed(var cause) -> aside(path, new PreflightAnswer.Failed(cause));
            case ItemOutcome.Stranded(var cause) -> aside(path, new PreflightAnswer.Failed(cause));
            case ItemOutcome.Done _ -> {}
        }
    }

    void aside(String path, PreflightAnswer answer) {
        Prospect prospect = answer instanceof PreflightAnswer.Skipped ? Prospect.PASSED_OVER : Prospect.FAILS;
        tell(new PreflightItem(path, false, 0, answer, prospect));
    }

    private static PreflightAnswer badName(String path, TransferException bad) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String safe = PortableName.safe(name).equals(name) ? null : PortableName.safe(name);
        return bad.getCause() instanceof BadNameException e
                ? named(e.position(), e.problem(), safe)
                : new PreflightAnswer.BadName(0, NameProblem.MALFORMED, safe);
    }

    /// What is wrong with a name.
    static PreflightAnswer named(int position, NameProblem reason, @Nullable String offer) {
        return switch (reason) {
            case TOO_LONG -> new PreflightAnswer.TooLong(offer);
            case TOO_DEEP -> new PreflightAnswer.TooLong(null);
            default -> new PreflightAnswer.BadName(position, reason, offer);
        };
    }

    private void tell(PreflightItem item) {
        counts.merge(item.answer().kind(), 1L, Long::sum);
        if (item.prospect() == Prospect.FAILS) {
            failing++;
        }
        each.accept(item);
    }

    /// What it came to.
    ///
    /// @param leftOut things that a host leaves out of its listing
    PreflightSum sum(long leftOut) {
        return new PreflightSum(counts, files, folders, failing, needed, free, leftOut);
    }
}

package sampan.app.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Entry;
import sampan.protocol.NameProblem;

/// What a file or folder would meet where it is to go. Immutable.
public sealed interface PreflightAnswer {
    /// The answers without their particulars, for counting.
    enum Kind {
        /// [New].
        NEW,
        /// [Same].
        SAME,
        /// [Differs].
        DIFFERS,
        /// [BadName].
        BAD_NAME,
        /// [Clash].
        CLASH,
        /// [TooLong].
        TOO_LONG,
        /// [NoRoom].
        NO_ROOM,
        /// [NoRight].
        NO_RIGHT,
        /// [Skipped].
        SKIPPED,
        /// [Failed].
        FAILED,
        /// [Stranded].
        STRANDED
    }

    /// Nothing has its name.
    record New() implements PreflightAnswer {}

    /// The same file, of equal size and time, is there already; or the folder is.
    record Same() implements PreflightAnswer {}

    /// Something else has its name.
    ///
    /// @param existing what that is
    record Differs(Entry existing) implements PreflightAnswer {}

    /// Its name is not allowed there, or can't be held here.
    ///
    /// @param position index of the first offending UTF-16 unit; 0 where the whole name is meant
    /// @param reason why
    /// @param offer a safe name like it; null where none would do
    record BadName(
            int position, NameProblem reason, @Nullable String offer) implements PreflightAnswer {}

    /// Another name, there or in the same transfer, differs from it at most by case or Unicode form.
    ///
    /// @param other that name
    /// @param offer the other name that it would get; null where none was found
    record Clash(String other, @Nullable String offer) implements PreflightAnswer {}

    /// Its name, or its path with all folders above it, is too long or too deep.
    ///
    /// @param offer a shorter name; null where none would do
    record TooLong(@Nullable String offer) implements PreflightAnswer {}

    /// There is not enough room for it and for what comes before it.
    ///
    /// @param needed its bytes
    /// @param free bytes that are left for it
    record NoRoom(long needed, long free) implements PreflightAnswer {}

    /// This device may not do that.
    ///
    /// @param right the access that is missing: `read`, `add` or `full`, or what a host calls it
    record NoRight(String right) implements PreflightAnswer {}

    /// It is nothing that is carried, such as a link or rubbish.
    ///
    /// @param why the reason
    record Skipped(SkipReason why) implements PreflightAnswer {}

    /// It can't be carried for another reason.
    ///
    /// @param cause as in [ItemOutcome.Failed]
    record Failed(IOException cause) implements PreflightAnswer {}

    /// It can't be carried because the folder that it is in can't be made.
    record Stranded() implements PreflightAnswer {}

    /// Which of them this is.
    default Kind kind() {
        return switch (this) {
            case New _ -> Kind.NEW;
            case Same _ -> Kind.SAME;
            case Differs _ -> Kind.DIFFERS;
            case BadName _ -> Kind.BAD_NAME;
            case Clash _ -> Kind.CLASH;
            case TooLong _ -> Kind.TOO_LONG;
            case NoRoom _ -> Kind.NO_ROOM;
            case NoRight _ -> Kind.NO_RIGHT;
            case Skipped _ -> Kind.SKIPPED;
            case Failed _ -> Kind.FAILED;
            case Stranded _ -> Kind.STRANDED;
        };
    }
}

package sampan.app.cli;

import org.jspecify.annotations.Nullable;

/// Whole numbers that were typed as the values of options.
final class Numbers {
    private Numbers() {}

    /// The number that was typed, or the usual one if none was.
    ///
    /// @throws UsageException for anything but a whole number from 1 to `most`
    static long of(@Nullable String typed, long usual, long most, Console console) {
        if (typed == null) {
            return usual;
        }
        try {
            long number = Long.parseLong(typed);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new UsageException(console.text().get("bench.no-number", typed, most));
    }

    /// The same for small numbers.
    static int of(@Nullable String typed, int usual, int most, Console console) {
        return (int) of(typed, (long) usual, most, console);
    }
}

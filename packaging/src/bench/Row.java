import java.util.List;
import java.util.Locale;

/// A line of the table.
///
/// @param work what was done
/// @param figures what was measured, in words
/// @param goal what it must reach, in words
/// @param outcome whether it did
record Row(String work, String figures, String goal, Outcome outcome) {
    /// How a row ended.
    enum Outcome {
        /// The goal is reached.
        MET("yes"),
        /// It is not.
        MISSED("no"),
        /// What arrived is not what was sent, or a program failed.
        WRONG("WRONG RESULT");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        static Outcome of(boolean met) {
            return met ? MET : MISSED;
        }
    }

    static String table(List<Row> rows) {
        StringBuilder out = new StringBuilder("| work | measured | goal | reached |\n|---|---|---|---|\n");
        for (Row row : rows) {
            out.append("| %s | %s | %s | %s |\n".formatted(row.work, row.figures, row.goal, row.outcome.word));
        }
        return out.toString();
    }

    /// `1.234 s`.
    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    /// `1.50 ×`.
    static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f ×", ratio);
    }
}

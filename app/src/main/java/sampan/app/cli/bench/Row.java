package sampan.app.cli.bench;

import sampan.server.ConnectionModel;

/// One line of the table.
///
/// @param model how the host served
/// @param connections how many were open
/// @param work what they did
/// @param outcome the figures, or why there are none
public record Row(ConnectionModel model, int connections, Work work, Outcome outcome) {
    /// What came of it.
    public sealed interface Outcome {}

    /// It was measured.
    ///
    /// @param seconds how long
    /// @param requests how many were answered
    /// @param bytes how many came
    /// @param p50 half of the answers were whole within so many nanoseconds
    /// @param p99 99 of 100 were
    /// @param footprint what the host took meanwhile, less what it took with nobody there
    public record Figures(double seconds, long requests, long bytes, long p50, long p99, Footprint footprint)
            implements Outcome {
        /// Answers a second.
        public double rate() {
            return requests / seconds;
        }

        /// Bytes a second.
        public double speed() {
            return bytes / seconds;
        }

        /// Processors that the host kept busy.
        public double processors() {
            return footprint.processorNanos() / 1e9 / seconds;
        }
    }

    /// It could not be measured.
    ///
    /// @param reason a sentence
    public record NotRun(String reason) implements Outcome {}
}

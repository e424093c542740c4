package sampan.app.cli.bench;

import java.util.List;
import java.util.Locale;
import sampan.app.cli.bench.Row.Figures;
import sampan.app.cli.bench.Row.NotRun;
import sampan.app.text.Sizes;
import sampan.app.text.Text;

/// The table of a bench, in Markdown; it reads well on a terminal too. Immutable, free for any thread.
public final class ModelsTable {
    private static final int COLUMNS = 12;
    private static final double MICROS = 1e3;
    private static final double MILLIS = 1e6;

    private final Text text;

    /// A table in the language of this text.
    public ModelsTable(Text text) {
        this.text = text;
    }

    /// The whole of it.
    public String of(List<Row> rows) {
        StringBuilder out = new StringBuilder(head());
        rows.forEach(row -> out.append(line(row)).append('\n'));
        return out.toString();
    }

    /// The two lines above the rows.
    public String head() {
        return text.get("bench.columns") + "\n|---|---:|---" + "|---:".repeat(COLUMNS - 3) + "|\n";
    }

    /// A row, without the end of its line.
    public String line(Row row) {
        String begin = "| " + row.model().word() + " | " + Sizes.count(row.connections()) + " | "
                + text.get("bench." + row.work().name().toLowerCase(Locale.ROOT)) + " | ";
        return switch (row.outcome()) {
            case NotRun(String reason) -> begin + reason + " |" + " |".repeat(COLUMNS - 4);
            case Figures figures -> begin + cells(row, figures) + " |";
        };
    }

    private static String cells(Row row, Figures figures) {
        boolean idle = row.work() == Work.IDLE;
        Footprint footprint = figures.footprint();
        return String.join(
                " | ",
                idle ? "–" : Sizes.count(Math.round(figures.rate())),
                idle ? "–" : Sizes.speed(Math.round(figures.speed())),
                idle ? "–" : time(figures.p50()),
                idle ? "–" : time(figures.p99()),
                each(footprint.heap(), row.connections()),
                each(footprint.resident(), row.connections()),
                "%.0f %%".formatted(100 * figures.processors()),
                count(footprint.threads()),
                Sizes.count(footprint.processes()));
    }

    /// What the host took for each connection; no figure where the noise of its own memory is larger.
    private static String each(long bytes, int connections) {
        return bytes <= 0 ? "<1 B" : Sizes.compact(bytes / connections);
    }

    private static String count(long number) {
        return number == 0 ? "–" : Sizes.count(number);
    }

    private static String time(long nanos) {
        return nanos < MILLIS ? Math.round(nanos / MICROS) + " µs" : "%.1f ms".formatted(nanos / MILLIS);
    }
}

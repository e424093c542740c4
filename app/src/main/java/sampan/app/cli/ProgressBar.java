package sampan.app.cli;

import java.util.concurrent.TimeUnit;
import sampan.app.text.Sizes;
import sampan.app.transfer.Counters;

/// One line on a terminal that says how far a transfer is. Painted by the command's own thread, at most ten
/// times a second, and never wider than the terminal.
final class ProgressBar {
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_CELLS = 30;
    private static final int FEWEST_CELLS = 8;

    private final Console console;
    private long painted = System.nanoTime() - BETWEEN;

    ProgressBar(Console console) {
        this.console = console;
    }

    void paint(Counters now) {
        long time = System.nanoTime();
        if (time - painted >= BETWEEN) {
            painted = time;
            // A line as wide as the terminal makes some terminals begin the next one.
            console.paint(line(now, console.around().screen().width().getAsInt() - 1));
        }
    }

    /// What fits: first the words, then the bar in what is left.
    private String line(Counters now, int width) {
        String words = words(now);
        if (now.bytesTotal() < 0) {
            return Cells.cut(words, width);
        }
        String percent = percent(now) + "%";
        int left = width - Cells.width(words) - percent.length() - 4;
        if (left < FEWEST_CELLS) {
            return Cells.cut(percent + "  " + words, width);
        }
        return bar(now, Math.min(left, MOST_CELLS)) + " " + percent + "  " + words;
    }

    private String words(Counters now) {
        String files = now.filesTotal() < 0
                ? console.text().get("progress.planning", now.filesDone())
                : console.text().get("progress.files", now.filesDone(), now.filesTotal());
        StringBuilder words = new StringBuilder(files).append("  ").append(Sizes.compact(now.bytesDone()));
        if (now.bytesTotal() >= 0) {
            words.append(" / ").append(Sizes.compact(now.bytesTotal()));
        }
        if (now.bytesPerSecond() > 0) {
            words.append("  ").append(Sizes.speed(now.bytesPerSecond()));
        }
        if (now.secondsLeft() >= 0) {
            words.append("  ").append(Sizes.clock(now.secondsLeft()));
        }
        return words.toString();
    }

    private static String bar(Counters now, int cells) {
        int full = (int) (share(now) * cells);
        return "█".repeat(full) + "░".repeat(cells - full);
    }

    private static int percent(Counters now) {
        return (int) (share(now) * 100);
    }

    /// Files count where there are no bytes to count.
    private static double share(Counters now) {
        if (now.bytesTotal() > 0) {
            return Math.clamp(now.bytesDone() / (double) now.bytesTotal(), 0, 1);
        }
        return now.filesTotal() > 0 ? Math.clamp(now.filesDone() / (double) now.filesTotal(), 0, 1) : 1;
    }
}

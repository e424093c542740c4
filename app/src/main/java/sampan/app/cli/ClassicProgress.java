package sampan.app.cli;

import java.util.concurrent.TimeUnit;
import sampan.app.text.Sizes;

/// A line on the terminal that says how much of a file has moved; the dialect does not tell how long one is that comes.
/// Used by one thread.
final class ClassicProgress {
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);

    private final Console console;
    private final String name;
    private final long length;
    private long moved;
    private long painted = System.nanoTime();

    /// @param length bytes in all; -1 if nobody knows
    ClassicProgress(Console console, String name, long length) {
        this.console = console;
        this.name = name;
        this.length = length;
    }

    void moved(int bytes) {
        moved += bytes;
        if (console.around().screen().err() && System.nanoTime() - painted >= BETWEEN) {
            painted = System.nanoTime();
            String all = length < 0 ? "" : " / " + Sizes.compact(length);
            console.paint(Cells.cut(
                    name + "  " + Sizes.compact(moved) + all,
                    console.around().screen().width().getAsInt() - 1));
        }
    }
}

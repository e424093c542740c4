package sampan.app.ui.base;

import java.util.List;
import java.util.TreeSet;
import sampan.app.text.Sizes;

/// The speeds that a person can choose from, bytes a second; 0 is no limit.
public final class Limits {
    private static final List<Long> SPEEDS = List.of(
            0L, 500_000L, 1_000_000L, 2_000_000L, 5_000_000L, 10_000_000L, 20_000_000L, 50_000_000L, 100_000_000L);

    private Limits() {}

    /// All of them from the slowest, no limit first, and among them the one that holds.
    public static List<Long> with(long now) {
        TreeSet<Long> speeds = new TreeSet<>(SPEEDS);
        speeds.add(now);
        return List.copyOf(speeds);
    }

    /// What a limit is called.
    public static String label(long speed, Words words) {
        return speed == 0 ? words.get("transfer.limit-none") : Sizes.speed(speed);
    }
}

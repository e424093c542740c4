package sampan.app.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The at most 256 colours that stand for all of a picture: the same for the same pixels.
///
/// What is painted in a colour of its own keeps it exactly: of all colours that are nearly alike the most frequent
/// stands for them. Where these are still too many, those are taken that many pixels have or that are far from the
/// others.
final class Palette {
    private static final int MOST = 128;

    /// Colours that differ in these bits only are nearly alike.
    private static final int FINE = 0x030303;

    private static final int RGB = 0xffffff;

    private final List<Integer> colours;
    private final Map<Integer, Integer> nearest = new HashMap<>();

    private Palette(List<Integer> colours) {
        this.colours = colours;
    }

    /// For these pixels.
    static Palette of(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel & RGB, 1, Integer::sum);
        }
        if (counts.size() <= MOST) {
            return new Palette(counts.keySet().stream().sorted().toList());
        }
        Map<Integer, Integer> alike = new HashMap<>();
        Map<Integer, Integer> sums = new HashMap<>();
        counts.forEach((colour, count) -> {
            int coarse = colour & ~FINE;
            sums.merge(coarse, count, Integer::sum);
            alike.merge(coarse, colour, (one, other) -> {
                int more = Integer.compare(counts.getOrDefault(one, 0), counts.getOrDefault(other, 0));
                return more > 0 || (more == 0 && one < other) ? one : other;
            });
        });
        List<Integer> kinds = sums.keySet().stream()
                .sorted(Comparator.<Integer>comparingInt(kind -> -sums.getOrDefault(kind, 0))
                        .thenComparingInt(kind -> kind))
                .toList();
        List<Integer> candidates =
                kinds.stream().map(kind -> alike.getOrDefault(kind, 0)).toList();
        double[] weights = kinds.stream()
                .mapToDouble(kind -> Math.sqrt(sums.getOrDefault(kind, 0)))
                .toArray();
        return new Palette(farthest(candidates, weights));
    }

    private static List<Integer> farthest(List<Integer> candidates, double[] weights) {
        int[] distances = new int[candidates.size()];
        List<Integer> chosen = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Integer.MAX_VALUE;
        }
        while (chosen.size() < Math.min(MOST, candidates.size())) {
            int taken = candidates.get(next);
            chosen.add(taken);
            double worst = -1;
            for (int i = 0; i < distances.length; i++) {
                distances[i] = Math.min(distances[i], distance(candidates.get(i), taken));
                double cost = weights[i] * distances[i];
                if (cost > worst) {
                    worst = cost;
                    next = i;
                }
            }
        }
        return chosen.stream().sorted().toList();
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xff) - (other >> 16 & 0xff);
        int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int blue = (one & 0xff) - (other & 0xff);
        return 2 * red * red + 4 * green * green + 3 * blue * blue;
    }

    /// The place of the colour that stands for this one.
    int index(int pixel) {
        return nearest.computeIfAbsent(pixel & RGB, this::search);
    }

    private int search(int colour) {
        int best = 0;
        for (int i = 1; i < colours.size(); i++) {
            if (distance(colours.get(i), colour) < distance(colours.get(best), colour)) {
                best = i;
            }
        }
        return best;
    }

    /// All of them, red, green and blue of each.
    byte[] bytes() {
        byte[] bytes = new byte[colours.size() * 3];
        for (int i = 0; i < colours.size(); i++) {
            int colour = colours.get(i);
            bytes[3 * i] = (byte) (colour >> 16);
            bytes[3 * i + 1] = (byte) (colour >> 8);
            bytes[3 * i + 2] = (byte) colour;
        }
        return bytes;
    }
}

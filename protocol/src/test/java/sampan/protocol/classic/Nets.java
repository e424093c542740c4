package sampan.protocol.classic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/// How networks cut and delay.
final class Nets {
    private Nets() {}

    /// Segments end where whole blocks do, or at a multiple of four; what follows a silence and is no longer
    /// than a block is one segment. All come up to 90 ms late.
    static IntFunction<List<Stream.Piece>> segments(Random random) {
        return length -> {
            List<Stream.Piece> pieces = new ArrayList<>();
            long delay = random.nextLong(90 * Clock.MS);
            int left = length;
            while (length == ClassicLimits.BLOCK && left > 4 && random.nextBoolean()) {
                int piece = 4 * (1 + random.nextInt(left / 4 - 1));
                pieces.add(new Stream.Piece(piece, delay));
                delay = Math.max(delay, random.nextLong(90 * Clock.MS));
                left -= piece;
            }
            pieces.add(new Stream.Piece(left, delay));
            return pieces;
        };
    }

    /// Everything comes in any pieces, each up to 49 ms late, so that a silence of 100 ms stays one of 50.
    static IntFunction<List<Stream.Piece>> shaky(Random random) {
        return length -> {
            List<Stream.Piece> pieces = new ArrayList<>();
            long delay = 0;
            for (int left = length; left > 0; ) {
                int piece = random.nextInt(3) == 0 ? 1 + random.nextInt(Math.min(left, 3)) : 1 + random.nextInt(left);
                delay = Math.max(delay, random.nextLong(49 * Clock.MS));
                pieces.add(new Stream.Piece(piece, delay));
                left -= piece;
            }
            return pieces;
        };
    }
}

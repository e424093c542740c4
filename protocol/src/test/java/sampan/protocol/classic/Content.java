package sampan.protocol.classic;

import java.util.Arrays;
import java.util.Random;

/// Files that look like the dialect itself.
final class Content {
    private static final String[] PIECES = {
        "#", "##", "##", "###", "##L", "##G x", "##Q", "G x", "P y", "L", "Q", "\n", " ", "OK", "x", "照"
    };

    private Content() {}

    static byte[] from(Random random, int length) {
        if (random.nextInt(8) == 0) {
            byte[] hashes = new byte[length];
            Arrays.fill(hashes, (byte) '#');
            return hashes;
        }
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return Arrays.copyOf(Lesson.bytes(text.toString()), length);
    }
}

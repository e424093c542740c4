package sampan.protocol;

/// The weak sum of a chunk: cheap to carry on from one byte to the next, so that a visitor can look for a
/// chunk's bytes at every offset of its own file. It proves nothing; what it finds is decided by a digest.
/// Pure functions.
///
/// The sum of the bytes `b[0] … b[n-1]`, each from 0 to 255, is that of `(b[i] + 1) · M^(n-1-i)` modulo
/// 2^64, with [#MULTIPLIER] as `M`. On the wire it is 16 hexadecimal digits.
public final class RollingSum {
    /// The multiplier: odd, so that no byte is ever lost, and without a pattern.
    public static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private static final long SQUARE = first(3);
    private static final long CUBE = first(4);
    private static final long FOURTH = first(5);

    private RollingSum() {}

    /// The sum of some bytes.
    public static long of(byte[] bytes, int offset, int length) {
        long sum = 0;
        int end = offset + length;
        int i = offset;
        // Four at a time: a processor multiplies the next while it waits for none of them.
        for (; i + 3 < end; i += 4) {
            long four = ((bytes[i] & 0xff) + 1) * CUBE
                    + ((bytes[i + 1] & 0xff) + 1) * SQUARE
                    + ((bytes[i + 2] & 0xff) + 1) * MULTIPLIER
                    + ((bytes[i + 3] & 0xff) + 1);
            sum = sum * FOURTH + four;
        }
        for (; i < end; i++) {
            sum = sum * MULTIPLIER + (bytes[i] & 0xff) + 1;
        }
        return sum;
    }

    /// The multiplier to the power of `length - 1`: what the first byte of so many is multiplied by.
    ///
    /// @param length 1 or more
    public static long first(int length) {
        long power = 1;
        for (int i = 1; i < length; i++) {
            power *= MULTIPLIER;
        }
        return power;
    }

    /// The sum after one byte has left in front and another has come behind.
    ///
    /// @param sum the sum before
    /// @param first what [#first] says for the length
    /// @param left the byte that left
    /// @param came the byte that came
    public static long roll(long sum, long first, byte left, byte came) {
        // Only the sum's own product has to wait for the last step.
        long change = (came & 0xff) + 1 - ((left & 0xff) + 1) * (first * MULTIPLIER);
        return sum * MULTIPLIER + change;
    }
}

package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RollingSumTest {
    private static final BigInteger MULTIPLIER = new BigInteger("9e3779b97f4a7c15", 16);
    private static final BigInteger MODULUS = BigInteger.TWO.pow(64);

    /// The formula of the specification, term by term.
    private static long byTheFormula(byte[] bytes, int offset, int length) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < length; i++) {
            BigInteger factor = MULTIPLIER.modPow(BigInteger.valueOf(length - 1 - i), MODULUS);
            sum = sum.add(factor.multiply(BigInteger.valueOf((bytes[offset + i] & 0xff) + 1)));
        }
        return sum.mod(MODULUS).longValue();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new SplittableRandom(5).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0000000000000000",
        "a, 0000000000000062",
        "ab, 913c9902ba83806d",
        "sampan, 95c7b4ece1c7d07e",
    })
    void sum_isThatOfTheVectors(String text, String sum) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat("%016x".formatted(RollingSum.of(bytes, 0, bytes.length))).isEqualTo(sum);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 63, 1_000})
    void sum_isThatOfTheFormula(int length) {
        byte[] bytes = bytes(length + 3);
        assertThat(RollingSum.of(bytes, 3, length)).isEqualTo(byTheFormula(bytes, 3, length));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 37, 4_096})
    void rolling_isAsComputingAnewAtEveryOffset(int length) {
        byte[] bytes = bytes(length + 3_000);
        long first = RollingSum.first(length);
        long sum = RollingSum.of(bytes, 0, length);
        for (int at = 1; at + length <= bytes.length; at++) {
            sum = RollingSum.roll(sum, first, bytes[at - 1], bytes[at + length - 1]);
            assertThat(sum).isEqualTo(RollingSum.of(bytes, at, length));
        }
    }

    @Test
    void zeros_areCounted() {
        assertThat(RollingSum.of(new byte[5], 0, 5)).isNotEqualTo(RollingSum.of(new byte[6], 0, 6));
    }
}

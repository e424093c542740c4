package sampan.app.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void ofNothing_isNothing() {
        assertThat(latencies.count()).isZero();
        assertThat(latencies.within(0.99)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 15, 16, 17, 31, 32, 1_000, 123_456_789, Long.MAX_VALUE / 2})
    void single_isFoundAgain_withinASixteenth(long nanos) {
        latencies.add(nanos);
        assertThat(latencies.count()).isEqualTo(1);
        assertThat(latencies.within(0.5)).isBetween(nanos, nanos < 16 ? nanos : nanos + nanos / 16);
    }

    @Test
    void partsOfAHundred_standWhereTheyBelong() {
        for (int i = 1; i <= 100; i++) {
            latencies.add(i * 1_000L);
        }
        assertThat(latencies.within(0.5)).isBetween(50_000L, 53_200L);
        assertThat(latencies.within(0.99)).isBetween(99_000L, 105_200L);
        assertThat(latencies.within(1)).isBetween(100_000L, 106_300L);
    }
}

package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sampan.protocol.Failure;

final class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "a.txt, a (2).txt",
        "a, a (2)",
        ".profile, .profile (2)",
        "a.tar.gz, a.tar (2).gz",
        "照片.jpg, 照片 (2).jpg",
        "a., a (2)."
    })
    void numberedName_putsTheNumberBeforeTheEnding(String name, String numbered) {
        assertThat(NumberedName.of(name, 2)).isEqualTo(numbered);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 1001, 5, 1001, true",
        "5, 1001, 6, 1001, false",
        "5, 1001, 5, 1002, false",
        "5, 4000, 5, 5999, true",
        "5, 4000, 5, 6001, false",
        "5, 5999, 5, 4000, true",
        "5, 3000, 5, 3999, false",
        "0, -2000, 0, -1, true"
    })
    void sameFile_byTimeToTheMillisecond_orTwoSecondsAsFatKeepsIt(
            long size, long modified, long otherSize, long otherModified, boolean same) {
        assertThat(SameFile.is(size, modified, otherSize, otherModified)).isEqualTo(same);
    }

    @Test
    void pace_ofASteadyStream_isItsSpeed() {
        long second = TimeUnit.SECONDS.toNanos(1);
        Pace pace = new Pace(0);
        long speed = 0;
        for (int i = 1; i <= 100; i++) {
            speed = pace.perSecond(i * second / 4, i * 250L);
        }
        assertThat(speed).isBetween(990L, 1_010L);
    }

    @Test
    void pace_afterEverythingStopped_fallsToNothing() {
        long second = TimeUnit.SECONDS.toNanos(1);
        Pace pace = new Pace(0);
        for (int i = 1; i <= 20; i++) {
            pace.perSecond(i * second, i * 1_000L);
        }
        long speed = -1;
        for (int i = 21; i <= 40; i++) {
            speed = pace.perSecond(i * second, 20_000);
        }
        assertThat(speed).isZero();
    }

    @Test
    void pace_askedAtOnce_isNothing() {
        assertThat(new Pace(7).perSecond(7, 100)).isZero();
    }

    @Test
    void retries_pauseGrowsToItsMost_withinAFifth() {
        Retries retries = new Retries(100, 1_000, 9);
        for (int n = 1; n <= 40; n++) {
            long ms = Math.min(1_000, 100L << Math.min(n - 1, 10));
            assertThat(retries.pauseNanos(n)).isBetween(ms * 800_000, ms * 1_200_000);
        }
    }

    @Test
    void patience_endsAfterAWhile_andSoonerForWhatHardlyPasses() {
        Patience patience = new Patience();
        int busy = 0;
        while (patience.last()) {
            busy++;
        }
        Patience less = new Patience();
        int changed = 0;
        while (less.lastOfFew()) {
            changed++;
        }
        assertThat(busy).isBetween(8, 20);
        assertThat(changed).isEqualTo(2);
    }

    @Test
    void patience_pause_isAtLeastWhatTheHostSays() {
        Patience patience = new Patience();
        assertThat(patience.pauseMs(new Failure.Busy(5_000, ""))).isEqualTo(5_000);
        assertThat(patience.pauseMs(new Failure.Busy(Integer.MAX_VALUE, ""))).isEqualTo(30_000);
        assertThat(patience.pauseMs(new Failure.Broken(""))).isEqualTo(250);
    }
}

package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each kind of fault on the way, each way, at a few seeded moments. `packaging/soak cuts` has many more.
@Timeout(300)
final class FaultsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /// Elsewhere loopback has only one address.
    static boolean isPossible(Fault fault) {
        return fault != Fault.VISITOR_MOVED
                || System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
    }

    @ParameterizedTest
    @EnumSource
    void faults_inTheMiddle_everythingArrives_nothingElseDoes_andLittleIsSentTwice(Direction way) throws Exception {
        try (Cuts cuts = new Cuts(way, folder)) {
            for (Fault fault : Fault.values()) {
                for (int number = 0; number < (fault.isSilent() ? 1 : 2) && isPossible(fault); number++) {
                    assertThat(cuts.cut(fault, number))
                            .as("%s %d", fault, number)
                            .matches(Cuts.Outcome::isRight);
                }
            }
        }
    }
}

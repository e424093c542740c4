package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `kill -9` in the middle, of each side in each direction: nothing partial under a real name, and everything there
/// after another start. `packaging/soak kill` does the same more often.
@DisabledOnOs(WINDOWS)
@Timeout(600)
final class KillTest {
    private static final int KILLS = 2;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"HOST, GET", "HOST, PUT", "VISITOR, GET", "VISITOR, PUT"})
    void kill_inTheMiddle_leavesNothingPartialAndNothingIsLost(Side killed, Way way) throws Exception {
        try (Kills kills = new Kills(killed, way, folder)) {
            for (int number = 0; number < KILLS; number++) {
                assertThat(kills.kill(number)).matches(Kills.Outcome::isRight);
            }
        }
    }
}

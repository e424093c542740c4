package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A large file and many small ones go both ways by the terminal, in little memory. `packaging/soak size` does the same
/// with more.
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells the peak of a process's memory")
@Timeout(600)
final class SizeTest {
    @TempDir
    Path folder;

    @Test
    void largeAndSmallFiles_bothWays_areTheSame_inLittleMemory() throws Exception {
        try (Sizes sizes = new Sizes(folder)) {
            for (Tree tree : new Tree[] {sizes.large("large", 256L << 20), sizes.small("small", 2_000)}) {
                assertModest(sizes.put(tree));
                assertModest(sizes.get(tree));
            }
        }
    }

    private static void assertModest(Sizes.Journey journey) {
        assertThat(journey.host()).isBetween(1L, Sizes.MOST);
        assertThat(journey.visitor()).isBetween(1L, Sizes.MOST);
    }
}

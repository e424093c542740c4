package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartTest {
    @Test
    void of_nothing_goesNowhere() {
        assertThat(Start.of(List.of())).isEqualTo(new Start(null, null, List.of()));
    }

    @Test
    void of_aLink_goesThere() {
        assertThat(Start.of(List.of("sampan://host/#pin"))).isEqualTo(new Start("sampan://host/#pin", null, List.of()));
    }

    @Test
    void of_demo_takesTheFolderInEitherForm() {
        assertThat(Start.of(List.of("--demo", "some folder")).demo()).isEqualTo(Path.of("some folder"));
        assertThat(Start.of(List.of("--demo=some folder")).demo()).isEqualTo(Path.of("some folder"));
    }

    @Test
    void of_send_takesEverythingBehindIt() {
        assertThat(Start.of(List.of("--send", "a", "--demo")).files())
                .containsExactly(
                        Path.of("a").toAbsolutePath(), Path.of("--demo").toAbsolutePath());
    }

    @Test
    void said_isWhatALineSays() {
        for (Start start : List.of(
                Start.of(List.of()),
                Start.of(List.of("sampan://host/#pin")),
                Start.of(List.of("--send", "照片 1.jpg", "b%20c")))) {
            assertThat(Start.said(start.line())).isEqualTo(start);
        }
    }

    @Test
    void said_nonsense_isNothing() {
        assertThat(Start.said("--send http://somewhere/ %%").files()).isEmpty();
    }
}

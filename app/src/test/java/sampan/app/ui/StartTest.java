package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartTest {
    @Test
    void of_nothing_goesNowhere() {
        assertThat(Start.of(List.of())).isEqualTo(new Start(null, null));
    }

    @Test
    void of_aLink_goesThere() {
        assertThat(Start.of(List.of("sampan://host/#pin"))).isEqualTo(new Start("sampan://host/#pin", null));
    }

    @Test
    void of_demo_takesTheFolderInEitherForm() {
        assertThat(Start.of(List.of("--demo", "some folder")).demo()).isEqualTo(Path.of("some folder"));
        assertThat(Start.of(List.of("--demo=some folder")).demo()).isEqualTo(Path.of("some folder"));
    }
}

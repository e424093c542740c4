package sampan.app.ui.browse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sampan.protocol.RemotePath;

class HistoryTest {
    private static final RemotePath A = RemotePath.of("a");
    private static final RemotePath B = RemotePath.of("b");
    private static final RemotePath C = RemotePath.of("c");

    private final History history = new History();

    @Test
    void backAndForward_goWhereOneWas() {
        history.left(A);
        history.left(B);
        assertThat(history.back(C)).isEqualTo(B);
        assertThat(history.back(B)).isEqualTo(A);
        assertThat(history.canBack().get()).isFalse();
        assertThat(history.forward(A)).isEqualTo(B);
        assertThat(history.forward(B)).isEqualTo(C);
        assertThat(history.canForward().get()).isFalse();
    }

    @Test
    void left_afterGoingBack_forgetsWhatWasAhead() {
        history.left(A);
        history.back(B);
        assertThat(history.canForward().get()).isTrue();
        history.left(A);
        assertThat(history.canForward().get()).isFalse();
    }

    @Test
    void back_atTheBeginning_isNowhere() {
        assertThat(history.back(A)).isNull();
        assertThat(history.canForward().get()).isFalse();
    }

    @Test
    void left_veryOften_keepsTheLatest() {
        for (int i = 0; i < 1000; i++) {
            history.left(RemotePath.of("folder" + i));
        }
        RemotePath here = A;
        RemotePath there = history.back(here);
        int steps = 0;
        while (there != null) {
            here = there;
            there = history.back(here);
            steps++;
        }
        assertThat(steps).isEqualTo(200);
        assertThat(here).isEqualTo(RemotePath.of("folder800"));
    }
}

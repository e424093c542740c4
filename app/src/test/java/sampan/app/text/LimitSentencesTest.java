package sampan.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sampan.app.text.Text.Area;
import sampan.app.transfer.Bottleneck;

/// What limits a transfer, as it is said at the terminal and in the window.
class LimitSentencesTest {
    @ParameterizedTest
    @CsvSource({
        "OWN_DISK, this disk, 本机磁盘",
        "THEIR_DISK, their disk, 对方磁盘",
        "NETWORK, the network, 网络",
        "OWN_PROCESSOR, this processor, 本机处理器",
        "THEIR_PROCESSOR, their processor, 对方处理器",
        "OWN_PROGRAM, the other program, 另一个程序",
        "LIMIT, the limit that was set, 设定的限速"
    })
    void eachLimit_hasItsWords_inTheWindowAndAtTheTerminal(Bottleneck by, String english, String chinese) {
        for (Area area : new Area[] {Area.WINDOW, Area.TERMINAL}) {
            assertThat(new Sentences(new Text(Language.ENGLISH, area)).of(by)).isEqualTo(english);
            assertThat(new Sentences(new Text(Language.CHINESE, area)).of(by)).isEqualTo(chinese);
        }
    }

    @Test
    void theSentenceOfTheTerminal_hasTheSpeedToo() {
        assertThat(new Text(Language.ENGLISH, Area.TERMINAL).get("carried.limited", "their disk", "38 MB/s"))
                .isEqualTo("; limited by their disk, 38 MB/s");
        assertThat(new Text(Language.ENGLISH, Area.WINDOW).get("transfer.limited", "their disk"))
                .isEqualTo("limited by their disk");
    }
}

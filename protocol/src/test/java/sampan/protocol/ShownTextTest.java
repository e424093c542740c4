package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShownTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "照片 é ñ", "👨\u200d👩\u200d👧", "می\u200cخواهم", "a\u00a0b"})
    void text_thatIsHarmless_staysAsItIs(String text) {
        assertThat(ShownText.of(text)).isEqualTo(text);
    }

    @Test
    void control_isShownAndNotObeyed() {
        assertThat(ShownText.of("\u0000\t\r\n\u001b[31m\u007f")).isEqualTo("␀␉␍␊␛[31m␡");
        assertThat(ShownText.of("\u009b31m\u0085")).isEqualTo("�31m�");
        assertThat(ShownText.of("\u202eexe.\u2066\u200f\ufeff\u2028\u2029\u00ad"))
                .isEqualTo("�exe.������");
        assertThat(ShownText.of("\ud800x\udc00")).isEqualTo("�x�");
        assertThat(ShownText.of("\udb40\udc41")).isEqualTo("�");
    }

    @Test
    void nothing_ofAnyPlane_isAControlAfterwards() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String shown = ShownText.of(Character.toString(point));
            assertThat(shown.codePointCount(0, shown.length())).isEqualTo(1);
            assertThat(Character.isISOControl(shown.codePointAt(0))).isFalse();
            assertThat(Character.getType(shown.codePointAt(0))).isNotEqualTo((int) Character.LINE_SEPARATOR);
        }
    }
}

package sampan.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
    private static final String OVERRIDE = Character.toString(0x202e);
    private static final String ESCAPE = Character.toString(0x1b);

    @Test
    void name_withAnythingHarmful_showsItAsAMark() {
        assertThat(Shown.name("a" + OVERRIDE + "gpj.exe")).isEqualTo("a�gpj.exe");
        assertThat(Shown.name(ESCAPE + "[31m")).isEqualTo("�[31m");
        assertThat(Shown.name("zero" + Character.toString(0x200b) + "width")).isEqualTo("zero�width");
        assertThat(Shown.name("tag" + Character.toString(0xe0041))).isEqualTo("tag�");
        assertThat(Shown.name("half\ud800")).isEqualTo("half�");
        assertThat(Shown.name("a" + Character.toString(0x2028))).isEqualTo("a�");
    }

    @Test
    void escaped_withAnythingHarmful_spellsItOut() {
        assertThat(Shown.escaped("a" + OVERRIDE + "b" + ESCAPE)).isEqualTo("a\\u202eb\\u001b");
        assertThat(Shown.escaped("tag" + Character.toString(0xe0041))).isEqualTo("tag\\u{e0041}");
    }

    @Test
    void name_ofAnyWriting_staysAsItIs() {
        for (String name : new String[] {"照片 2026", "العربية", "👩‍👩‍👧.png", "می‌خواهم", "é", "<b>_a_</b>"}) {
            assertThat(Shown.name(name)).isEqualTo(name);
            assertThat(Shown.escaped(name)).isEqualTo(name);
        }
    }

    @Test
    void device_withALongName_isCutAtFortyCharacters() {
        assertThat(Shown.device("船".repeat(41))).isEqualTo("船".repeat(39) + "…");
        assertThat(Shown.device("👩".repeat(40))).isEqualTo("👩".repeat(40));
    }
}

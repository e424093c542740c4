package sampan.app.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void get_inEitherLanguage_speaksIt() {
        assertThat(new Text(Language.ENGLISH, Text.Area.WINDOW).get("duration.hours", 3))
                .isEqualTo("3 hours");
        assertThat(new Text(Language.CHINESE, Text.Area.TERMINAL).get("duration.hours", 3))
                .isEqualTo("3 小时");
    }

    @Test
    void get_whenTheSystemSpeaksChinese_staysEnglishWhereEnglishWasChosen() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            assertThat(new Text(Language.ENGLISH, Text.Area.TERMINAL).get("duration.days", 1))
                    .isEqualTo("1 day");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void get_ofAnUnknownKey_saysWhich() {
        assertThatThrownBy(() -> new Text(Language.ENGLISH, Text.Area.TERMINAL).get("no.such"))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("no.such");
    }

    @Test
    void fill_withPlaces_putsArgumentsIn() {
        assertThat(Pattern.fill("it's {1} of {0}: {0|file|files}, {name}", 10_000, "a"))
                .isEqualTo("it's a of 10,000: files, {name}");
        assertThat(Pattern.fill("{0} {0|file|files}", 1L)).isEqualTo("1 file");
        assertThat(Pattern.fill("a } b { c", 1)).isEqualTo("a } b { c");
    }

    @Test
    void fill_withBracesInAnArgument_doesNotFillThem() {
        assertThat(Pattern.fill("{0} and {1}", "{1}", "b")).isEqualTo("{1} and b");
    }

    @Test
    void language_ofALocale_isChineseForEveryKindOfChinese() {
        assertThat(Language.of(Locale.forLanguageTag("zh-SG"))).isEqualTo(Language.CHINESE);
        assertThat(Language.of(Locale.GERMAN)).isEqualTo(Language.ENGLISH);
        assertThat(Language.ofTag(Language.CHINESE.tag())).isEqualTo(Language.CHINESE);
        assertThat(Language.ofTag(Language.ENGLISH.tag())).isEqualTo(Language.ENGLISH);
    }
}

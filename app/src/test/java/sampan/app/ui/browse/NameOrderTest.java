package sampan.app.ui.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameOrderTest {
    private static List<String> sorted(Locale locale, String... names) {
        NameOrder order = new NameOrder(locale);
        List<String> list = new ArrayList<>(List.of(names));
        Collections.shuffle(list, new Random(7));
        list.sort(Comparator.comparing(order::key));
        return list;
    }

    @Test
    void numbers_ofAnyLength_areCounted() {
        assertThat(sorted(Locale.ENGLISH, "file1", "file2", "file10", "file100", "file99999999999999999999"))
                .containsExactly("file1", "file2", "file10", "file100", "file99999999999999999999");
    }

    @Test
    void zerosInFront_doNotCount() {
        assertThat(sorted(Locale.ENGLISH, "a007", "a8", "a09", "a10")).containsExactly("a007", "a8", "a09", "a10");
    }

    @Test
    void caseAndAccents_areLesserDifferences() {
        assertThat(sorted(Locale.ENGLISH, "apple", "Apple", "Äpfel", "banana", "résumé", "resume", "zoo"))
                .containsExactly("Äpfel", "apple", "Apple", "banana", "resume", "résumé", "zoo");
    }

    @Test
    void chineseNames_standByTheirSound() {
        assertThat(sorted(Locale.SIMPLIFIED_CHINESE, "北京", "上海", "广州", "长沙")).containsExactly("北京", "长沙", "广州", "上海");
    }

    @Test
    void namesThatSoundTheSame_stayApart() {
        NameOrder order = new NameOrder(Locale.ENGLISH);
        assertThat(order.key("a\u0001b").compareTo(order.key("ab"))).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({"a, a", "a1b22, a011b0222", "007, 017", "0, 010", "v2.10, v012.0210"})
    void countable_saysHowManyDigitsComeFirst(String name, String countable) {
        assertThat(NameOrder.countable(name)).isEqualTo(countable);
    }
}

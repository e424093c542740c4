package sampan.app.ui.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
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
        list.sort(Comparator.comparing(order::key, Arrays::compareUnsigned));
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

    /// Keys are shortened; whatever the collator writes, they compare as its own do.
    @ParameterizedTest
    @CsvSource({"en", "zh-CN", "ja", "sv"})
    void keys_compareAsTheCollatorDoes(String language) {
        Locale locale = Locale.forLanguageTag(language);
        NameOrder order = new NameOrder(locale);
        Collator collator = Collator.getInstance(locale);
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            String one = letters(random);
            String other = letters(random);
            assertThat(Integer.signum(Arrays.compareUnsigned(order.key(one), order.key(other))))
                    .as("%s and %s", one, other)
                    .isEqualTo(collator.compare(one, other));
        }
    }

    private static String letters(Random random) {
        String some = "aAbzÄäßéñ ._-~øÞαжあア中文北京龍";
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            out.append(some.charAt(random.nextInt(some.length())));
        }
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({"a, a", "a1b22, a011b0222", "007, 017", "0, 010", "v2.10, v012.0210"})
    void countable_saysHowManyDigitsComeFirst(String name, String countable) {
        assertThat(NameOrder.countable(name)).isEqualTo(countable);
    }
}

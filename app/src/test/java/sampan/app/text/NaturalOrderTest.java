package sampan.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturalOrderTest {
    /// What meets in names: digits with zeros in front, letters of which some are equal but for case, letters that
    /// change their case into others' (the dotted and the dotless i, the sign of Kelvin), characters beyond 16 bits
    /// and halves of such.
    private static final List<String> PIECES = List.of(
            "0",
            "00",
            "1",
            "2",
            "9",
            "10",
            "99999999999999999999",
            "a",
            "A",
            "b",
            "ß",
            "ẞ",
            "i",
            "I",
            "İ",
            "ı",
            "k",
            "\u212a",
            "٣",
            " ",
            "-",
            ".",
            "~",
            "春",
            "😀",
            "\ud83d",
            "\ude00");

    private static final List<String> ORDERED = List.of(
            "",
            " ",
            "-1",
            "0",
            "1",
            "2",
            "10",
            "10 b",
            "99999999999999999999",
            "100000000000000000000",
            "File 1",
            "file 1",
            "file 1.txt",
            "FILE 2",
            "file 10",
            "file 10a",
            "file ten",
            "照片 2",
            "照片 10");

    private static List<String> inOrder(List<String> names) {
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(NaturalOrder.INSTANCE);
        return sorted;
    }

    @Test
    void order_ofAnyShuffle_isTheNaturalOne() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            List<String> shuffled = new ArrayList<>(ORDERED);
            Collections.shuffle(shuffled, random);
            assertThat(inOrder(shuffled)).isEqualTo(ORDERED);
        }
    }

    @ParameterizedTest
    // Of names that are equal but for zeros in front and case, the characters decide.
    @CsvSource({"001, 01", "01, 1", "1, 002", "a01b3, a1b03", "File, file", "FILE 2, file 10"})
    void firstOfTwo_comesFirst(String first, String second) {
        assertThat(NaturalOrder.INSTANCE.compare(first, second)).isNegative();
        assertThat(NaturalOrder.INSTANCE.compare(second, first)).isPositive();
    }

    @Test
    void order_ofAnyNames_isOne() {
        Random random = new Random(12);
        for (int round = 0; round < 100; round++) {
            List<String> names = names(random, 40);
            List<String> sorted = inOrder(names);
            Collections.shuffle(names, random);
            assertThat(inOrder(names)).isEqualTo(sorted);
            for (int i = 0; i < sorted.size(); i++) {
                for (int j = 0; j < sorted.size(); j++) {
                    assertThat(Integer.signum(NaturalOrder.INSTANCE.compare(sorted.get(i), sorted.get(j))))
                            .as("%s and %s", sorted.get(i), sorted.get(j))
                            .isEqualTo(Integer.compare(i, j));
                }
            }
        }
    }

    /// All different, so that none may compare as equal.
    private static List<String> names(Random random, int count) {
        TreeSet<String> names = new TreeSet<>();
        while (names.size() < count) {
            names.add(IntStream.range(0, random.nextInt(6))
                    .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                    .reduce("", String::concat));
        }
        return new ArrayList<>(names);
    }
}

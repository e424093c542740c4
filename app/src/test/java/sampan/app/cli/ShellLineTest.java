package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "get a b; get|a|b",
                "  get\ta  ; get|a",
                "get 'a b'; get|a b",
                "get \"a b\"'c d'; get|a bc d",
                "get a\\ b; get|a b",
                "get \"a\\\"b\"; get|a\"b",
                "get 'a\\b'; get|a\\b",
                "get 照片\\'; get|照片'",
                "get a\\; get|a\\"
            })
    void line_isTakenApart(String line, String words) {
        assertThat(String.join("|", ShellLine.words(line))).isEqualTo(words);
    }

    @Test
    void nothing_isNoWord_butEmptyQuotesAreOne() {
        assertThat(ShellLine.words("   ")).isEmpty();
        assertThat(ShellLine.words("lls ''")).containsExactly("lls", "");
    }

    @Test
    void quoteThatIsNotClosed_isNoLine() {
        assertThatThrownBy(() -> ShellLine.words("get 'a")).isInstanceOf(ShellLine.UnclosedException.class);
    }
}

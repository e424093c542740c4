package sampan.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenTest {
    @Test
    void random_isNeverTheSameTwice() {
        Set<Token> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(Token.random())).isTrue();
        }
    }

    @Test
    void text_readAgain_isTheSameToken() {
        Token token = Token.random();
        assertThat(token.text()).hasSize(Token.TEXT_LENGTH);
        assertThat(Token.parse(token.text())).isEqualTo(token);
    }

    @Test
    void hash_isThatOfTheSixteenBytes() {
        assertThat(new Token("AAAAAAAAAAAAAAAAAAAAAA").hash())
                .isEqualTo("374708fff7719dd5979ec875d56cd2286f6d3cf7ec317a3b25632aab28ec37bb");
    }

    @Test
    void toString_doesNotShowTheToken() {
        Token token = Token.random();
        assertThat(token.toString()).doesNotContain(token.text());
    }

    @Test
    void parse_ofRubbish_isRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> Token.parse("secret")).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> Token.parse("AAAAAAAAAAAAAAAAAAAAAB")).isInstanceOf(IllegalArgumentException.class);
    }
}

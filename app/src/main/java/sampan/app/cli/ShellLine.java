package sampan.app.cli;

import java.util.ArrayList;
import java.util.List;

/// What was typed at the prompt, taken apart: words are separated by blanks; quotes of both kinds keep blanks, and a
/// backslash any one character. A pure function.
final class ShellLine {
    private ShellLine() {}

    /// @throws UnclosedException if a quote is not closed
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '\\' && quote != '\'' && at + 1 < line.length()) {
                word.append(line.charAt(++at));
                begun = true;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw new UnclosedException();
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /// A quote that is not closed.
    static final class UnclosedException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
    }
}

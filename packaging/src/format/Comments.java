import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fits comments to the width before the formatter sees them. The formatter breaks a line that is too long and leaves
/// its last word alone on a line of its own; here that word goes to the front of the paragraph's next line instead.
final class Comments {
    private static final int WIDTH = 120;
    private static final Pattern COMMENT = Pattern.compile("^(\\s*)(///|//) (\\s*)(\\S.*)$");

    /// What begins something of its own, and so takes no words from the line before: a list, a tag, a table, a
    /// heading, code.
    private static final Pattern BEGINS = Pattern.compile("^([-*+@|#>`]|\\d+\\.).*");

    private Comments() {}

    /// The source with every comment line fitted that is too long.
    static String fitted(String source) {
        List<String> lines = new ArrayList<>(List.of(source.split("\n", -1)));
        boolean code = false;
        for (int i = 0; i < lines.size(); i++) {
            Matcher comment = COMMENT.matcher(lines.get(i));
            if (!comment.matches()) {
                continue;
            }
            if (comment.group(4).startsWith("```")) {
                code = !code;
            }
            int width = width(comment, i == 0 ? "" : lines.get(i - 1));
            if (!code && lines.get(i).length() > width) {
                carry(lines, i, comment, width);
            }
        }
        return String.join("\n", lines);
    }

    /// The formatter counts the indentation twice in every line of a documentation comment but the first.
    private static int width(Matcher comment, String before) {
        boolean twice = comment.group(2).equals("///") && before.strip().startsWith("///");
        return twice ? WIDTH - comment.group(1).length() : WIDTH;
    }

    /// Takes the words that are too many to the next line.
    private static void carry(List<String> lines, int at, Matcher comment, int width) {
        String line = lines.get(at);
        int cut = line.lastIndexOf(' ', width);
        String text = comment.group(4);
        String hang = text.startsWith("@") ? "    " : text.startsWith("- ") ? "  " : comment.group(3);
        String lead = comment.group(1) + comment.group(2) + " ";
        if (cut < lead.length() + comment.group(3).length()) {
            return;
        }
        String rest = line.substring(cut + 1);
        lines.set(at, line.substring(0, cut));
        Matcher next = COMMENT.matcher(at + 1 < lines.size() ? lines.get(at + 1) : "");
        boolean goesOn = next.matches()
                && next.group(1).equals(comment.group(1))
                && next.group(2).equals(comment.group(2))
                && next.group(3).equals(hang)
                && !BEGINS.matcher(next.group(4)).matches();
        if (goesOn) {
            lines.set(at + 1, lead + hang + rest + " " + next.group(4));
        } else {
            lines.add(at + 1, lead + hang + rest);
        }
    }
}

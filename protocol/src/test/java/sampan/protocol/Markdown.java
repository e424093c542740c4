package sampan.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a test needs to find in a page of Markdown: tables under their headings, and fenced blocks.
final class Markdown {
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\S[^\\n]*)\\n(.*?)^```$");

    /// A table.
    ///
    /// @param heading the heading that it stands under
    /// @param columns what its first row says
    /// @param rows its other rows
    record Table(String heading, List<String> columns, List<List<String>> rows) {}

    /// A fenced block.
    ///
    /// @param info what stands behind the opening fence
    record Fence(String info, String text) {}

    private final String text;

    Markdown(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    List<Fence> fences() {
        List<Fence> fences = new ArrayList<>();
        Matcher matcher = FENCE.matcher(text);
        while (matcher.find()) {
            fences.add(new Fence(matcher.group(1), matcher.group(2)));
        }
        return fences;
    }

    List<String> headings() {
        return text.lines().filter(line -> line.startsWith("#")).toList();
    }

    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        String heading = "";
        Table open = null;
        for (String line : text.lines().toList()) {
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
            }
            if (!line.startsWith("|")) {
                open = null;
            } else if (open == null) {
                open = new Table(heading, cells(line), new ArrayList<>());
                tables.add(open);
            } else if (!line.startsWith("|---")) {
                open.rows().add(cells(line));
            }
        }
        return tables;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(CELL.split(line, -1))
                .skip(1)
                .map(cell -> cell.strip().replace("\\|", "|"))
                .toList()
                .subList(0, (int) CELL.matcher(line).results().count() - 1);
    }
}

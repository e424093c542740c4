package sampan.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a long test found, as a Markdown table: columns of words, then columns of numbers. Used by one thread.
final class Table {
    private final List<String> lines = new ArrayList<>();

    Table(List<String> words, List<String> numbers) {
        row(Stream.concat(words.stream(), numbers.stream()).toArray());
        row(Stream.concat(
                        Collections.nCopies(words.size(), "---").stream(),
                        Collections.nCopies(numbers.size(), "--:").stream())
                .toArray());
    }

    void row(Object... cells) {
        lines.add(Stream.of(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |")));
    }

    /// Writes it where `packaging/soak` looks for it; each time the whole.
    void write() throws IOException {
        Files.write(Path.of(System.getProperty("sampan.soak.table")), lines);
    }
}

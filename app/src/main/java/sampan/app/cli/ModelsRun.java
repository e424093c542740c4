package sampan.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.app.cli.Grammar.Option;
import sampan.app.cli.bench.ModelsBench;
import sampan.app.cli.bench.ModelsPicture;
import sampan.app.cli.bench.ModelsTable;
import sampan.app.cli.bench.Row;
import sampan.server.ConnectionModel;

/// `sampan bench models`: measures how the connection models serve crowds, and saves a table and a picture.
final class ModelsRun {
    static final Option CONNECTIONS = Option.taking("N,…", "--connections");
    static final Option MODELS = Option.taking("MODEL,…", "--models");
    private static final List<Integer> USUAL = List.of(1, 10, 100, 1_000, 10_000);
    private static final int MOST_CONNECTIONS = 10_000;

    private final Words words;
    private final Console console;

    ModelsRun(Words words, Console console) {
        this.words = words;
        this.console = console;
    }

    /// Measures what was typed.
    ///
    /// @param seconds how long each piece of work is measured
    /// @param folder where the table and the picture are saved
    ExitCode run(int seconds, Path folder) throws IOException, InterruptedException {
        var plan = new ModelsBench.Plan(
                models(words.value(MODELS)), connections(words.value(CONNECTIONS)), Duration.ofSeconds(seconds));
        var table = new ModelsTable(console.text());
        console.out().now(table.head());
        List<Row> rows = measure(plan, table);
        Files.createDirectories(folder);
        Path saved = Files.writeString(folder.resolve("models.md"), table.of(rows), StandardCharsets.UTF_8);
        Path picture = Files.writeString(
                folder.resolve("models.svg"), new ModelsPicture(console.text()).of(rows), StandardCharsets.UTF_8);
        console.remark(console.text().get("bench.saved", saved, picture));
        return rows.stream().anyMatch(row -> row.outcome() instanceof Row.Figures)
                ? ExitCode.DONE
                : ExitCode.SOME_FAILED;
    }

    private List<Row> measure(ModelsBench.Plan plan, ModelsTable table) throws IOException, InterruptedException {
        Path hosted = Files.createTempDirectory("sampan-bench");
        try {
            return new ModelsBench(plan, console.text(), row -> console.out().now(table.line(row) + "\n")).run(hosted);
        } finally {
            try (var files = Files.list(hosted)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(hosted);
        }
    }

    private List<ConnectionModel> models(@Nullable String typed) {
        if (typed == null) {
            return Arrays.asList(ConnectionModel.values());
        }
        return Arrays.stream(typed.split(",", -1))
                .map(word -> Listening.model(word, console.text()))
                .toList();
    }

    private List<Integer> connections(@Nullable String typed) {
        if (typed == null) {
            return USUAL;
        }
        List<Integer> numbers = new ArrayList<>();
        for (String word : typed.split(",", -1)) {
            numbers.add(Numbers.of(word, 1, MOST_CONNECTIONS, console));
        }
        return numbers;
    }
}

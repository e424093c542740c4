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

/// `sampan bench`: measures this installation.
final class BenchCommand implements Command {
    private static final Option CONNECTIONS = Option.taking("N,…", "--connections");
    private static final Option MODELS = Option.taking("MODEL,…", "--models");
    private static final Option SECONDS = Option.taking("N", "--seconds");
    private static final Option TO = Option.taking("FOLDER", "--to");
    private static final List<Integer> USUAL = List.of(1, 10, 100, 1_000, 10_000);
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int USUAL_SECONDS = 5;
    private static final int MOST_SECONDS = 600;

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public Grammar grammar() {
        return Grammar.of("models", 1, 1, CONNECTIONS, MODELS, SECONDS, TO);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException, InterruptedException {
        String what = words.operands().getFirst();
        if (!what.equals("models")) {
            throw new UsageException(console.text().get("bench.unknown", what));
        }
        var plan = new ModelsBench.Plan(
                models(words.value(MODELS), console),
                connections(words.value(CONNECTIONS), console),
                Duration.ofSeconds(seconds(words.value(SECONDS), console)));
        String to = words.value(TO);
        Path folder = to == null
                ? console.around().folder()
                : console.around().folder().resolve(to);
        var table = new ModelsTable(console.text());
        console.out().now(table.head());
        List<Row> rows = measure(plan, console, table);
        Files.createDirectories(folder);
        Path saved = Files.writeString(folder.resolve("models.md"), table.of(rows), StandardCharsets.UTF_8);
        Path picture = Files.writeString(
                folder.resolve("models.svg"), new ModelsPicture(console.text()).of(rows), StandardCharsets.UTF_8);
        console.remark(console.text().get("bench.saved", saved, picture));
        return rows.stream().anyMatch(row -> row.outcome() instanceof Row.Figures)
                ? ExitCode.DONE
                : ExitCode.SOME_FAILED;
    }

    private static List<Row> measure(ModelsBench.Plan plan, Console console, ModelsTable table)
            throws IOException, InterruptedException {
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

    private static List<ConnectionModel> models(@Nullable String typed, Console console) {
        if (typed == null) {
            return Arrays.asList(ConnectionModel.values());
        }
        return Arrays.stream(typed.split(",", -1))
                .map(word -> Listening.model(word, console.text()))
                .toList();
    }

    private static List<Integer> connections(@Nullable String typed, Console console) {
        if (typed == null) {
            return USUAL;
        }
        List<Integer> numbers = new ArrayList<>();
        for (String word : typed.split(",", -1)) {
            numbers.add(number(word, MOST_CONNECTIONS, console));
        }
        return numbers;
    }

    private static int seconds(@Nullable String typed, Console console) {
        return typed == null ? USUAL_SECONDS : number(typed, MOST_SECONDS, console);
    }

    private static int number(String typed, int most, Console console) {
        try {
            int number = Integer.parseInt(typed);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new UsageException(console.text().get("bench.no-number", typed, most));
    }
}

package sampan.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sampan.app.cli.Grammar.Option;

/// `sampan bench`: measures this installation; the first word says what of it.
final class BenchCommand implements Command {
    private static final Option SECONDS = Option.taking("N", "--seconds");
    private static final Option TO = Option.taking("FOLDER", "--to");
    private static final int USUAL_SECONDS = 5;
    private static final int LINK_SECONDS = 3;
    private static final int MOST_SECONDS = 600;

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public Grammar grammar() {
        return Grammar.of(
                "models|link HOST|transfer get|put [FILE...] HOST:PATH",
                1,
                -1,
                SECONDS,
                TO,
                ModelsRun.CONNECTIONS,
                ModelsRun.MODELS,
                TransferRun.REPEAT,
                TransferRun.FILES,
                TransferRun.SIZE,
                Grammar.JSON,
                Grammar.LINK_FILE);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException, InterruptedException {
        String what = words.operands().getFirst();
        List<String> more = words.operands().subList(1, words.operands().size());
        String to = words.value(TO);
        Path here = console.around().folder();
        return switch (what) {
            case "models" -> {
                if (!more.isEmpty()) {
                    throw new UsageException(console.text().get("typed.unknown", more.getFirst()));
                }
                int seconds = Numbers.of(words.value(SECONDS), USUAL_SECONDS, MOST_SECONDS, console);
                yield new ModelsRun(words, console).run(seconds, to == null ? here : here.resolve(to));
            }
            case "link" -> {
                if (more.size() != 1) {
                    throw new UsageException(console.text().get("bench.link.usage"));
                }
                yield new LinkRun(words, console)
                        .run(more.getFirst(), Numbers.of(words.value(SECONDS), LINK_SECONDS, MOST_SECONDS, console));
            }
            case "transfer" -> {
                Path room = to == null ? Path.of(System.getProperty("java.io.tmpdir")) : here.resolve(to);
                yield new TransferRun(words, console).run(more, room);
            }
            default -> throw new UsageException(console.text().get("bench.unknown", what));
        };
    }
}

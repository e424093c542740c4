package sampan.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sampan.app.cli.Grammar.Option;
import sampan.app.cli.bench.BenchFiles;
import sampan.app.cli.bench.Lap;
import sampan.app.cli.bench.TransferLaps;
import sampan.app.client.Visit;
import sampan.app.text.Sizes;
import sampan.app.transfer.Summary;
import sampan.app.transfer.TransferState;
import sampan.app.transfer.Transfers;
import sampan.protocol.Access;
import sampan.protocol.Limits;
import sampan.protocol.Reply;

/// `sampan bench transfer`: how long it takes to carry something, again and again in one process, so that what a
/// program gains by running for a while can be seen.
final class TransferRun {
    static final Option REPEAT = Option.taking("N", "--repeat");
    static final Option FILES = Option.taking("N", "--files");
    static final Option SIZE = Option.taking("BYTES", "--size");
    private static final int USUAL_LAPS = 3;
    private static final int MOST_LAPS = 1_000;
    private static final int MOST_FILES = 1_000_000;
    private static final long USUAL_SIZE = 1L << 30;

    private final Words words;
    private final Console console;
    private final boolean json;
    private final List<Lap> laps = new ArrayList<>();

    TransferRun(Words words, Console console) {
        this.words = words;
        this.console = console;
        this.json = words.has(Grammar.JSON);
    }

    /// Measures what was typed.
    ///
    /// @param typed `get HOST:PATH`, or `put FILE... HOST:PATH`, where without a file it makes its own
    /// @param in where files of this computer may lie for the time
    ExitCode run(List<String> typed, Path in) throws IOException, InterruptedException {
        if (typed.size() < 2) {
            throw wrong();
        }
        int repeat = Numbers.of(words.value(REPEAT), USUAL_LAPS, MOST_LAPS, console);
        Places places = new Places(words, console);
        Place place = places.of(typed.getLast());
        try (Transfers transfers = new Transfers();
                Visit visit = Visiting.open(place.host(), console)) {
            TransferLaps bench = new TransferLaps(transfers, visit);
            switch (typed.getFirst()) {
                case "get" -> {
                    if (typed.size() != 2) {
                        throw wrong();
                    }
                    repeat(repeat, () -> bench.get(place.path(), in));
                }
                case "put" -> {
                    mayDelete(visit, place);
                    List<Path> files = typed.subList(1, typed.size() - 1).stream()
                            .map(places::local)
                            .toList();
                    if (files.isEmpty()) {
                        try (BenchFiles own = ownFiles(in)) {
                            repeat(repeat, () -> bench.put(List.of(own.folder()), place.path()));
                        }
                    } else {
                        repeat(repeat, () -> bench.put(files, place.path()));
                    }
                }
                default -> throw wrong();
            }
        }
        return finish();
    }

    private UsageException wrong() {
        return new UsageException(console.text().get("bench.transfer.usage"));
    }

    /// What a bench sends, it deletes again.
    private void mayDelete(Visit visit, Place place) {
        Reply.Share share = visit.share(place.path());
        if (share == null || share.access() != Access.FULL) {
            throw new UsageException(console.text().get("bench.transfer.full"));
        }
    }

    private BenchFiles ownFiles(Path in) throws IOException {
        int count = Numbers.of(words.value(FILES), 1, MOST_FILES, console);
        long size = Numbers.of(words.value(SIZE), USUAL_SIZE, Limits.FILE_BYTES, console);
        Files.createDirectories(in);
        return new BenchFiles(in, count, size);
    }

    /// One repetition.
    private interface Once {
        Lap lap() throws IOException, InterruptedException;
    }

    private void repeat(int times, Once once) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            Lap lap = once.lap();
            laps.add(lap);
            tell(i + 1, lap);
        }
    }

    private void tell(int number, Lap lap) {
        Summary summary = summary(lap.end());
        if (json) {
            console.out()
                    .now(Json.item()
                                    .with("repetition", number)
                                    .seconds(lap.nanos())
                                    .with("files", summary.files())
                                    .with("bytes", summary.bytes())
                                    .with("sent", summary.sent())
                                    .with("received", summary.received())
                                    .with("failed", summary.failed())
                                    .line()
                            + "\n");
        } else {
            console.out()
                    .now(console.text()
                                    .get(
                                            "bench.transfer.lap",
                                            number,
                                            Math.round(lap.nanos() / 1e6) / 1e3,
                                            summary.files(),
                                            console.sizes().bytes(summary.bytes()),
                                            Sizes.speed(perSecond(summary.bytes(), lap.nanos())))
                            + "\n");
        }
        IOException cause = summary.cause();
        if (cause != null) {
            console.error(console.sentences().of(cause));
        }
    }

    private static long perSecond(long bytes, long nanos) {
        return Math.round(bytes * 1e9 / Math.max(1, nanos));
    }

    private static Summary summary(TransferState end) {
        return switch (end) {
            case TransferState.Done(Summary summary) -> summary;
            case TransferState.Failed(Summary summary) -> summary;
            case TransferState.Cancelled(Summary summary) -> summary;
            case TransferState.Planning _, TransferState.Running _, TransferState.Reconnecting _ ->
                throw new IllegalStateException("no end");
        };
    }

    private ExitCode finish() {
        boolean failed = laps.stream().anyMatch(lap -> !(lap.end() instanceof TransferState.Done));
        if (json) {
            Json sum = Json.summary();
            sum.with("repetitions", laps.size());
            sum.seconds(laps.getLast().nanos());
            sum.with(
                    "fastest",
                    Math.round(laps.stream().mapToLong(Lap::nanos).min().orElse(0) / 1e6) / 1e3);
            sum.with("failed", failed ? 1 : 0);
            console.out().line(sum.line());
        }
        return failed ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }
}

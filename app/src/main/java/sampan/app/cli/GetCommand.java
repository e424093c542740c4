package sampan.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import sampan.app.cli.Grammar.Option;
import sampan.app.client.Visit;
import sampan.app.store.Receipt;
import sampan.app.transfer.TransferOptions;
import sampan.app.transfer.Transfers;
import sampan.app.transfer.queue.CommandRecord;
import sampan.app.transfer.queue.Order;

/// `sampan get`: brings files and folders home.
final class GetCommand implements Command {
    private static final Option TO = Option.taking("DIR", "--to");
    private static final Option EXECUTABLE = Option.flag("--executable");
    private static final String STANDARD_OUTPUT = "-";

    @Override
    public String name() {
        return "get";
    }

    @Override
    public Grammar grammar() {
        return CarryingOptions.grammar("HOST:PATH...", 0, TO, EXECUTABLE);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException, InterruptedException {
        Places places = new Places(words, console);
        List<Place> wanted = places.ofAll(words.operands());
        String to = words.value(TO);
        if (STANDARD_OUTPUT.equals(to)) {
            return print(wanted, words, console);
        }
        Path folder = folder(to == null ? console.around().folder() : places.local(to));
        Questions questions = console.around().screen().in() ? new Questions(console) : null;
        TransferOptions options = CarryingOptions.of(words, console, questions).withExecutable(words.has(EXECUTABLE));
        if (words.has(DryRun.OPTION)) {
            return look(wanted, folder, options, new DryRun(words, console), console);
        }
        Carrying carrying = Carrying.ofFiles(words, console, questions);
        var hosts = Places.byHost(wanted);
        try (Transfers transfers = new Transfers();
                ReceiptTaking receipt = ReceiptTaking.of(words, console, Receipt.Way.GET, hosts.size())) {
            for (var host : hosts.entrySet()) {
                Order order = new Order.Download(host.getValue(), folder);
                try (Visit visit = Visiting.open(host.getKey(), console);
                        CommandRecord record =
                                new CommandRecord(console.around().home(), visit, order, options.policy())) {
                    TransferOptions all = receipt.begin(visit, options).keptIn(record);
                    carrying.follow(record, () -> order.begin(transfers, visit, all));
                }
            }
            return receipt.end(carrying.outcome());
        }
    }

    private static ExitCode look(List<Place> wanted, Path folder, TransferOptions options, DryRun dry, Console console)
            throws IOException {
        try (Transfers transfers = new Transfers()) {
            for (var host : Places.byHost(wanted).entrySet()) {
                try (Visit visit = Visiting.open(host.getKey(), console)) {
                    dry.print(transfers.downloadPreflight(visit, host.getValue(), folder, options));
                }
            }
        }
        return dry.outcome();
    }

    private static ExitCode print(List<Place> wanted, Words words, Console console)
            throws IOException, InterruptedException {
        if (words.has(DryRun.OPTION)) {
            throw new UsageException(console.text().get("dry.no-stream"));
        }
        if (wanted.size() != 1 || words.has(Grammar.JSON)) {
            throw new UsageException(console.text().get("get.one-to-output"));
        }
        if (words.has(CarryingOptions.VERIFY) || words.has(CarryingOptions.RECEIPT)) {
            throw new UsageException(console.text().get("get.no-file-to-verify"));
        }
        Place file = wanted.getFirst();
        TransferOptions options = CarryingOptions.of(words, console, null);
        Carrying carrying = Carrying.ofAStream(words, console);
        try (Transfers transfers = new Transfers();
                Visit visit = Visiting.open(file.host(), console)) {
            carrying.follow(() ->
                    transfers.download(visit, file.path(), console.around().out(), options));
        }
        return carrying.outcome();
    }

    private static Path folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        throw Files.exists(folder)
                ? new NotDirectoryException(folder.toString())
                : new NoSuchFileException(folder.toString());
    }
}

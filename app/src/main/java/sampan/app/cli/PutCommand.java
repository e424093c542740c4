package sampan.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sampan.app.client.Visit;
import sampan.app.store.Receipt;
import sampan.app.transfer.TransferOptions;
import sampan.app.transfer.Transfers;
import sampan.app.transfer.queue.CommandRecord;
import sampan.app.transfer.queue.Order;

/// `sampan put`: sends files and folders into a folder that exists, or standard input under a name.
final class PutCommand implements Command {
    private static final String STANDARD_INPUT = "-";

    @Override
    public String name() {
        return "put";
    }

    @Override
    public Grammar grammar() {
        return CarryingOptions.grammar("FILE|-... HOST:PATH", 2);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException, InterruptedException {
        Places places = new Places(words, console);
        Place folder = places.of(words.operands().getLast());
        List<String> typed = words.operands().subList(0, words.operands().size() - 1);
        if (folder.path().isLibrary()) {
            throw new UsageException(console.text().get("place.no-share"));
        }
        if (typed.contains(STANDARD_INPUT)) {
            return putInput(folder, typed.size(), words, console);
        }
        List<Path> files = new ArrayList<>();
        for (String one : typed) {
            files.add(places.local(one));
        }
        Questions questions = console.around().screen().in() ? new Questions(console) : null;
        TransferOptions options = CarryingOptions.of(words, console, questions);
        if (words.has(DryRun.OPTION)) {
            DryRun dry = new DryRun(words, console);
            try (Transfers transfers = new Transfers();
                    Visit visit = Visiting.open(folder.host(), console)) {
                dry.print(transfers.uploadPreflight(visit, files, folder.path(), options));
            }
            return dry.outcome();
        }
        Carrying carrying = Carrying.ofFiles(words, console, questions);
        Order order = new Order.Upload(files, folder.path());
        try (Transfers transfers = new Transfers();
                ReceiptTaking receipt = ReceiptTaking.of(words, console, Receipt.Way.PUT, 1);
                Visit visit = Visiting.open(folder.host(), console);
                CommandRecord record = new CommandRecord(console.around().home(), visit, order, options.policy())) {
            TransferOptions all = receipt.begin(visit, options).keptIn(record);
            carrying.follow(record, () -> order.begin(transfers, visit, all));
            return receipt.end(carrying.outcome());
        }
    }

    /// The path then ends with the name that the bytes get. Nobody can be asked: the answers would be bytes.
    private static ExitCode putInput(Place file, int count, Words words, Console console)
            throws IOException, InterruptedException {
        if (words.has(DryRun.OPTION)) {
            throw new UsageException(console.text().get("dry.no-stream"));
        }
        if (count != 1) {
            throw new UsageException(console.text().get("put.only-input"));
        }
        if (file.path().names().size() < 2) {
            throw new UsageException(console.text().get("put.name-input"));
        }
        TransferOptions options = CarryingOptions.of(words, console, null);
        Carrying carrying = Carrying.ofAStream(words, console);
        try (Transfers transfers = new Transfers();
                ReceiptTaking receipt = ReceiptTaking.of(words, console, Receipt.Way.PUT, 1);
                Visit visit = Visiting.open(file.host(), console)) {
            TransferOptions all = receipt.begin(visit, options);
            carrying.follow(() -> transfers.upload(
                    visit,
                    console.around().in(),
                    file.path().leaf(),
                    file.path().parent(),
                    all));
            return receipt.end(carrying.outcome());
        }
    }
}

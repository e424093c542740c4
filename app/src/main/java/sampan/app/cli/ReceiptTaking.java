package sampan.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.store.DeviceName;
import sampan.app.store.Receipt;
import sampan.app.store.ReceiptWriter;
import sampan.app.transfer.TransferOptions;

/// The receipt of a carrying command, if one was asked for with `--receipt`: saved when everything has ended by itself.
/// A command that was stopped leaves none; the same command later goes on, and its receipt has all of it. Closed by
/// the command.
final class ReceiptTaking implements AutoCloseable {
    private final Console console;
    private final Receipt.Way way;
    private final @Nullable Path file;
    private final boolean silent;
    private @Nullable ReceiptWriter writer;

    private ReceiptTaking(Console console, Receipt.Way way, @Nullable Path file, boolean silent) {
        this.console = console;
        this.way = way;
        this.file = file;
        this.silent = silent;
    }

    /// Finds out whether there will be one, and whether it can be saved, before anything is carried.
    ///
    /// @param hosts how many hosts are visited
    /// @throws UsageException if there are more than a receipt can name
    /// @throws IOException if there can be no such file
    static ReceiptTaking of(Words words, Console console, Receipt.Way way, int hosts) throws IOException {
        String typed = words.value(CarryingOptions.RECEIPT);
        Path file = typed == null ? null : new Places(words, console).local(typed);
        if (file != null) {
            if (hosts > 1) {
                throw new UsageException(console.text().get("receipt.one-host"));
            }
            ReceiptWriter.check(file);
        }
        boolean silent = words.has(Grammar.QUIET) || words.has(Grammar.JSON);
        return new ReceiptTaking(console, way, file, silent);
    }

    /// There is the host. Returns the options with which its transfer tells the receipt.
    TransferOptions begin(Visit visit, TransferOptions options) throws IOException {
        if (file == null) {
            return options;
        }
        Receipt receipt = new Receipt(
                way,
                System.currentTimeMillis(),
                new Receipt.Device(visit.welcome().device(), DeviceName.ofThisComputer()),
                new Receipt.Device(
                        visit.destination().pin().text(), visit.welcome().host()));
        ReceiptWriter opened = new ReceiptWriter(file, receipt);
        writer = opened;
        return options.verified(opened::add);
    }

    /// Everything has ended. Returns what the command came to.
    ExitCode end(ExitCode outcome) {
        if (writer == null || isStopped(outcome) || (outcome != ExitCode.DONE && writer.count() == 0)) {
            return outcome;
        }
        try {
            writer.save(outcome == ExitCode.DONE);
            if (!silent && console.around().screen().err()) {
                console.remark(console.text().get("receipt.saved", String.valueOf(file), writer.count()));
            }
            return outcome;
        } catch (IOException e) {
            console.error(String.valueOf(file), console.sentences().of(e));
            return outcome == ExitCode.DONE ? Exits.of(e) : outcome;
        }
    }

    private static boolean isStopped(ExitCode outcome) {
        return outcome == ExitCode.INTERRUPTED || outcome == ExitCode.TERMINATED;
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }
}

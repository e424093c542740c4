package sampan.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sampan.app.store.ReceiptEntry;
import sampan.app.store.ReceiptReader;
import sampan.app.transfer.ReceiptCheck;

/// `sampan receipt check`: compares a folder with a receipt, without a host.
final class ReceiptCommand implements Command {
    private static final String CHECK = "check";

    @Override
    public String name() {
        return "receipt";
    }

    @Override
    public Grammar grammar() {
        return Grammar.of("check FILE FOLDER", 3, 3, Grammar.QUIET, Grammar.JSON);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException {
        List<String> typed = words.operands();
        if (!typed.getFirst().equals(CHECK)) {
            throw new UsageException(console.text().get("receipt.unknown", typed.getFirst()));
        }
        Places places = new Places(words, console);
        var file = places.local(typed.get(1));
        var stopped = new AtomicReference<Stopping.@Nullable Signal>();
        ReceiptFindings findings = new ReceiptFindings(console, words.has(Grammar.JSON), words.has(Grammar.QUIET));
        try (ReceiptReader receipt = new ReceiptReader(file)) {
            ReceiptCheck check = new ReceiptCheck(places.local(typed.get(2)), findings::read);
            console.around().stopping().handle(signal -> {
                stopped.set(signal);
                check.stop();
            });
            for (ReceiptEntry entry = receipt.next(); entry != null; entry = receipt.next()) {
                ReceiptCheck.Finding finding = check.check(entry);
                if (finding == null) {
                    break;
                }
                findings.add(finding);
            }
            check.extras(file, findings::add);
            Stopping.Signal signal = stopped.get();
            return signal == null ? findings.end(receipt.isComplete()) : findings.stopped(signal);
        }
    }
}

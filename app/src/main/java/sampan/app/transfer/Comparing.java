package sampan.app.transfer;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.TransferException.Reason;

/// Compares end to end what an earlier transfer has carried, and carries nothing.
record Comparing(List<Carried> files) implements Job {
    @Override
    public @Nullable IOException run(Voyage voyage, Runnable planned) {
        files.forEach(file -> voyage.ledger().plan(file.size()));
        voyage.ledger().planned();
        planned.run();
        return Phase.run(voyage, queue -> {
            queue.open(files.size());
            files.forEach(file -> compare(voyage, queue, file));
        });
    }

    private static void compare(Voyage voyage, WorkQueue queue, Carried file) {
        FilePair pair;
        try {
            pair = file.place().pair();
        } catch (TransferException e) {
            voyage.ledger().finish(e.path(), file.size(), 0, new ItemOutcome.Failed(e));
            queue.close();
            return;
        }
        new Verifying(voyage, queue)
                .check(
                        pair,
                        file.outcome(),
                        outcome -> end(voyage, queue, pair, file, outcome),
                        () -> end(voyage, queue, pair, file, differs(pair)));
    }

    private static ItemOutcome differs(FilePair pair) {
        return new ItemOutcome.Failed(new TransferException(Reason.NOT_VERIFIED, pair.shown(), null));
    }

    private static void end(Voyage voyage, WorkQueue queue, FilePair pair, Carried file, ItemOutcome outcome) {
        voyage.ledger().finish(pair.shown(), file.size(), 0, outcome);
        queue.close();
    }

    /// All of it: what did not agree may do so by then.
    @Override
    public Job again(boolean everything) {
        return this;
    }
}

package sampan.app.ui;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import sampan.app.client.Visit;
import sampan.app.transfer.Item;
import sampan.app.transfer.ItemOutcome;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.TransferOptions;
import sampan.app.transfer.TransferState;
import sampan.app.transfer.Transfers;
import sampan.app.ui.browse.LocalCopies;
import sampan.protocol.RemotePath;

/// Brings single small files home beside the queue: nobody follows them, and nothing of them is kept.
///
/// @param engine carries them
record Errands(Transfers engine) implements LocalCopies.Fetching {
    @Override
    public void fetch(Visit from, RemotePath file, Path folder) throws IOException {
        Transfer transfer = engine.download(from, List.of(file), folder, TransferOptions.DEFAULT);
        try {
            switch (transfer.await()) {
                case TransferState.Done _ -> {}
                case TransferState.Failed(var summary) when summary.cause() != null -> throw summary.cause();
                default -> throw first(transfer.failures());
            }
        } catch (InterruptedException e) {
            InterruptedIOException ended = new InterruptedIOException();
            ended.initCause(e);
            throw ended;
        }
    }

    private static IOException first(List<Item> failures) {
        for (Item item : failures) {
            if (item.outcome() instanceof ItemOutcome.Failed(IOException cause)) {
                return cause;
            }
        }
        return new IOException("it did not arrive");
    }
}

package sampan.app.ui.transfers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.concurrent.Task;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.TransferState;
import sampan.app.ui.base.Words;

/// Follows one transfer from the background: its progress for a bar, its words for a line. Ends with the transfer; to
/// end both, cancel the transfer.
final class TransferTask extends Task<TransferState> {
    private static final long BETWEEN_LOOKS = 100;

    private final Transfer transfer;
    private final Words words;
    private final CountDownLatch ended = new CountDownLatch(1);

    TransferTask(Transfer transfer, Words words) {
        this.transfer = transfer;
        this.words = words;
    }

    @Override
    protected TransferState call() throws InterruptedException {
        transfer.onState(state -> {
            if (state.isEnd()) {
                ended.countDown();
            }
        });
        do {
            tell();
        } while (!ended.await(BETWEEN_LOOKS, TimeUnit.MILLISECONDS));
        tell();
        return transfer.state();
    }

    private void tell() {
        updateProgress(Progress.part(transfer), 1);
        updateMessage(Progress.line(transfer, transfer.counters(), words));
    }
}

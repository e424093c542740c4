package sampan.app.ui.transfers;

import java.io.IOException;
import java.nio.file.Path;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.store.DeviceName;
import sampan.app.store.Receipt;
import sampan.app.store.ReceiptWriter;
import sampan.app.transfer.Direction;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.TransferState;

/// Saves the receipt of a transfer that has ended: both sides read once more what it has carried. It takes its time, as
/// all reading does: for the background only.
final class ReceiptSaving {
    private final Receipts.Calls calls;

    /// @param calls goes to the host again, whom the person may have left
    ReceiptSaving(Receipts.Calls calls) {
        this.calls = calls;
    }

    /// What came of it.
    ///
    /// @param files how many files the receipt has; with 0 there is none
    /// @param others how many did not agree
    record Saved(long files, long others) {}

    /// Compares, and saves what agreed.
    ///
    /// @param file where to; what lies there is replaced
    /// @throws IOException if the host can't be asked, or the receipt not be written
    Saved save(Transfer transfer, Destination host, Path file) throws IOException, InterruptedException {
        try (Visit visit = calls.visit(host);
                ReceiptWriter writer = new ReceiptWriter(file, receipt(transfer, visit), true)) {
            Transfer comparing = transfer.compare(visit, writer::add);
            TransferState end = comparing.await();
            if (end instanceof TransferState.Failed failed && failed.summary().cause() != null) {
                throw failed.summary().cause();
            }
            if (writer.count() > 0 && !(end instanceof TransferState.Cancelled)) {
                boolean whole = transfer.state() instanceof TransferState.Done && end instanceof TransferState.Done;
                writer.save(whole);
                return new Saved(writer.count(), comparing.failures().size());
            }
            return new Saved(0, comparing.failures().size());
        }
    }

    private static Receipt receipt(Transfer transfer, Visit visit) {
        return new Receipt(
                transfer.direction() == Direction.UPLOAD ? Receipt.Way.PUT : Receipt.Way.GET,
                System.currentTimeMillis(),
                new Receipt.Device(visit.welcome().device(), DeviceName.ofThisComputer()),
                new Receipt.Device(
                        visit.destination().pin().text(), visit.welcome().host()));
    }
}

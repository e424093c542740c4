package sampan.app.ui;

import java.util.ArrayList;
import java.util.List;
import sampan.app.client.Visit;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.UnderWay;
import sampan.app.transfer.queue.QueueState;
import sampan.app.transfer.queue.QueuedBatch;
import sampan.app.ui.browse.Arriving;
import sampan.app.ui.transfers.TransfersViewModel;
import sampan.protocol.RemotePath;

/// Tells each tab which files of this computer arrive in the folder that it shows, and how far they are. For the
/// screen's thread.
final class OwnUploads {
    private final TransfersViewModel transfers;
    private final Tabs tabs;

    OwnUploads(TransfersViewModel transfers, Tabs tabs) {
        this.transfers = transfers;
        this.tabs = tabs;
    }

    /// To be called a few times a second.
    void look() {
        for (VisitTab tab : tabs.all()) {
            Visit visit = tab.browse().visit().get();
            RemotePath folder = tab.browse().folder().get();
            if (visit != null && folder != null) {
                List<Arriving> here = new ArrayList<>();
                transfers.batches().stream()
                        .filter(batch -> batch.isAt(visit))
                        .forEach(batch -> add(here, batch, folder));
                tab.browse().arriving(here);
            }
        }
    }

    private static void add(List<Arriving> here, QueuedBatch batch, RemotePath folder) {
        if (batch.state() instanceof QueueState.Running(Transfer transfer)) {
            long speed = transfer.counters().bytesPerSecond();
            for (UnderWay file : transfer.underWay()) {
                if (folder.equals(file.path().parent())) {
                    long left = speed == 0 ? -1 : (file.size() - file.done() + speed - 1) / speed;
                    here.add(new Arriving(file.path(), file.size(), file.modified(), file.done(), left));
                }
            }
        }
    }
}

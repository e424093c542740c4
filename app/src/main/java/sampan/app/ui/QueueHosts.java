package sampan.app.ui;

import java.io.IOException;
import java.util.List;
import sampan.app.client.Destination;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.app.transfer.Asker;
import sampan.app.transfer.queue.Hosts;
import sampan.app.ui.connect.Caller;
import sampan.app.ui.transfers.QuestionsViewModel;

/// How the window's queue goes to hosts again: as a device that they know, or, while the person visits the host by a
/// link, by the same link. Thread-safe.
///
/// @param caller calls hosts
/// @param questions where the person is asked
/// @param here the visits of the moment, as they come and go
record QueueHosts(Caller caller, QuestionsViewModel questions, List<Visit> here) implements Hosts {

    @Override
    public Visit visit(Destination last) throws IOException {
        try {
            return caller.again(last);
        } catch (LinkException.NotTrusted e) {
            for (Visit now : here) {
                if (now.destination().pin().equals(last.pin())) {
                    return caller.visit(now.destination());
                }
            }
            throw e;
        }
    }

    @Override
    public Asker asker(boolean canReplace) {
        return questions.asker(canReplace);
    }

    @Override
    public void over(Asker asker) {
        questions.over(asker);
    }
}

package sampan.app.ui.transfers;

import sampan.app.text.Shown;
import sampan.app.transfer.queue.FailedFile;
import sampan.app.transfer.queue.QueueState;
import sampan.app.ui.base.Copied;
import sampan.app.ui.base.Words;

/// What did not arrive, as text for elsewhere: a line for each file.
final class FailedList {
    private FailedList() {}

    static void copy(QueueState.Failed failed, Words words) {
        StringBuilder text = new StringBuilder();
        for (FailedFile file : failed.files()) {
            text.append(Shown.name(file.path()))
                    .append('\t')
                    .append(words.sentence(file.why()))
                    .append('\n');
        }
        Copied.text(text.toString());
    }
}

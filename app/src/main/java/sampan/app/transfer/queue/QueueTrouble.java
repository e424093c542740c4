package sampan.app.transfer.queue;

import java.io.IOException;
import sampan.app.store.SetAside;

/// Hears what a person should know about the queue's database. Called on a thread of the queue.
public interface QueueTrouble {
    /// Nobody wants to know.
    QueueTrouble UNHEARD = new QueueTrouble() {
        @Override
        public void setAside(SetAside broken) {}

        @Override
        public void unusable(IOException why) {}
    };

    /// It was broken, and put aside; the queue is empty.
    void setAside(SetAside broken);

    /// It can't be used, for this reason; the queue lives in memory only.
    void unusable(IOException why);
}

package planted.app.client;

import javafx.concurrent.Task;
import planted.server.Hosting;
import sampan.app.laws.Breaks;

final class Lawbreakers {
    private Lawbreakers() {}

    @Breaks(1)
    static final class HostsToo {
        final Hosting server = new Hosting();
    }

    @Breaks({6, 7})
    static final class CancelsATask {
        boolean stop(Task<?> task) {
            return task.cancel();
        }
    }
}

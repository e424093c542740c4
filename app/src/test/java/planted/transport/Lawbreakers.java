package planted.transport;

import planted.server.Hosting;
import sampan.app.laws.Breaks;

final class Lawbreakers {
    private Lawbreakers() {}

    @Breaks(1)
    static final class KnowsTheServer {
        final Hosting server = new Hosting();
    }
}

package planted.server.storage;

import planted.server.Hosting;
import sampan.app.laws.Breaks;

public final class Lawbreakers {
    private Lawbreakers() {}

    @Breaks(1)
    public static final class KnowsTheServer {
        Hosting server() {
            return new Hosting();
        }
    }
}

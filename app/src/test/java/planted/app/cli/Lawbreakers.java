package planted.app.cli;

import com.google.gson.JsonObject;
import planted.server.Hosting;
import sampan.app.laws.Breaks;

final class Lawbreakers {
    private Lawbreakers() {}

    @Breaks(1)
    static final class ListHosts {
        final Hosting server = new Hosting();
    }

    @Breaks({})
    static final class HostCommand {
        final Hosting server = new Hosting();

        void tell(String line) {
            System.out.println(line);
        }
    }

    @Breaks(3)
    static final class PrintsJsonByItself {
        final JsonObject object = new JsonObject();
    }
}

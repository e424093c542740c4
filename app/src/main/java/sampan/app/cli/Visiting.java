package sampan.app.cli;

import java.io.IOException;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.store.DeviceName;
import sampan.transport.DeviceIdentity;

/// How a terminal command goes to a host: as this device, under this computer's name.
final class Visiting {
    private Visiting() {}

    /// A visit that the caller closes.
    static Visit open(Destination host, Console console) throws IOException {
        DeviceIdentity me = DeviceIdentity.loadOrCreate(console.around().home().deviceFolder());
        return Visit.open(host, me, DeviceName.ofThisComputer());
    }
}

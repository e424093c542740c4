package sampan.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.storage.StorageException;
import sampan.transport.DeviceId;

/// Receives whom another doorman would, but for devices that are being shown out: for them no link is one until that is
/// written down. Free for any thread.
final class ShownOut implements Doorman {
    private final Doorman others;
    private final Set<DeviceId> devices = ConcurrentHashMap.newKeySet();

    ShownOut(Doorman others) {
        this.others = others;
    }

    /// Shows this device out, and with it the rights of every connection it has.
    void add(DeviceId device) {
        devices.add(device);
    }

    /// What was written down keeps this device out from now on.
    void remove(DeviceId device) {
        devices.remove(device);
    }

    @Override
    public Received receive(DeviceId device, String name, Request.Hello hello) throws StorageException {
        if (devices.contains(device)) {
            return new Received(Reply.Standing.UNPAIRED, Rights.NONE, null);
        }
        Received received = others.receive(device, name, hello);
        return new Received(received.standing(), unless(device, received.rights()), received.enrolledBy());
    }

    private Rights unless(DeviceId device, Rights given) {
        return new Rights() {
            @Override
            public @Nullable Access in(SharedFolder share) {
                return devices.contains(device) ? null : given.in(share);
            }

            @Override
            public boolean over() {
                return devices.contains(device) || given.over();
            }
        };
    }
}

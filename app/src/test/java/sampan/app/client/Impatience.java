package sampan.app.client;

import java.time.Duration;
import sampan.transport.DeviceIdentity;

/// Visits that give a silent host up sooner than people would want.
public final class Impatience {
    private Impatience() {}

    /// Goes there.
    ///
    /// @param dead after so long without a byte a link is given up, on the way in too
    public static Visit open(Destination destination, DeviceIdentity me, Duration dead) throws LinkException {
        LinkTimes usual = LinkTimes.DEFAULT;
        return Visit.open(destination, me, "Visitor", new LinkTimes(dead, usual.quiet(), dead, usual.unused()));
    }
}

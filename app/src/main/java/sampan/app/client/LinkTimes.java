package sampan.app.client;

import java.time.Duration;

/// How long a visitor is patient. Immutable.
///
/// @param arrive for everything from the first packet to the hello's answer; a host that serves one visitor at a
///     time may need most of it
/// @param quiet after so long without a request, a ping says that somebody is there
/// @param dead when nothing has moved for so long while something is owed, the link is given up
/// @param unused a transfer link that nobody has used for so long is closed
record LinkTimes(Duration arrive, Duration quiet, Duration dead, Duration unused) {
    static final LinkTimes DEFAULT = new LinkTimes(
            Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(30));
}

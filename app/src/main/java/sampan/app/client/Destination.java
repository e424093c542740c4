package sampan.app.client;

import org.jspecify.annotations.Nullable;
import sampan.transport.DeviceId;
import sampan.transport.ShareLink;
import sampan.transport.Token;

/// Which host is meant, and by what right this device comes. Immutable; [#toString] does not show the token.
///
/// @param host its name or address; an IPv6 address without brackets
/// @param port 1 to 65535
/// @param pin the key it must prove to have
/// @param token the secret of a link, or null where the host knows this device
/// @param enrol whether the token's right shall last for this device; without it, it holds for the visit
public record Destination(
        String host, int port, DeviceId pin, @Nullable Token token, boolean enrol) {
    /// The host of a link.
    public static Destination of(ShareLink link, boolean enrol) {
        return new Destination(link.host(), link.port(), link.pin(), link.token(), enrol);
    }
}

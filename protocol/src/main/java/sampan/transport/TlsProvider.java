package sampan.transport;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// Whose TLS is used: the JDK's, or a faster one where its native library exists.
///
/// What comes out must be a TLS 1.3 implementation whose `SSLEngine` may be wrapped and unwrapped by two threads at
/// once.
@FunctionalInterface
public interface TlsProvider {
    /// A new context with its own cache of sessions.
    ///
    /// @throws GeneralSecurityException when this provider can't be used here
    SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException;

    /// Whether its engines are told which cipher suites of TLS 1.3 to use. Where they choose by themselves and
    /// want to hear of none, this is false.
    default boolean takesCiphers() {
        return true;
    }

    /// Whether its cipher is as fast in the first megabyte as in the thousandth, so that there is nothing to warm up.
    default boolean isNative() {
        return false;
    }

    /// How many bytes may go in one direction under the same keys, where an engine never asks for new ones by itself;
    /// [Long#MAX_VALUE] where it does ([RFC 8446](https://www.rfc-editor.org/rfc/rfc8446#section-5.5)).
    default long keysLast() {
        return Long.MAX_VALUE;
    }

    /// The JDK's own, which is always there.
    static TlsProvider jdk() {
        return (keys, trust) -> {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys, trust, new SecureRandom());
            return context;
        };
    }
}

package sampan.transport;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.conscrypt.Conscrypt;

/// The TLS of the two providers that Sampan's programs use: what strangers can't do with one, they can't with the
/// other.
enum Tls {
    JDK,
    NATIVE;

    /// A device with this TLS.
    TlsContext device() {
        return TlsContext.of(DeviceIdentity.inMemory(), this == JDK ? TlsProvider.jdk() : new BoringSsl());
    }

    private static final class BoringSsl implements TlsProvider {
        @Override
        public SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
            SSLContext context = SSLContext.getInstance("TLSv1.3", Conscrypt.newProvider());
            context.init(keys, trust, new SecureRandom());
            return context;
        }

        @Override
        public boolean takesCiphers() {
            return false;
        }

        @Override
        public boolean isNative() {
            return true;
        }
    }
}

package sampan.app.client;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.conscrypt.Conscrypt;
import sampan.transport.TlsProvider;

/// TLS by Conscrypt, Google's BoringSSL with a Java face. Its cipher is as fast in the first megabyte as in the
/// thousandth, while the JDK's must be compiled first, which takes longer than most transfers. Where its native library
/// does not load, the JDK's TLS is used.
public final class NativeTls implements TlsProvider {
    /// After as many the JDK's TLS asks for new keys.
    private static final long KEYS_LAST = 1L << 37;

    private final Provider provider;

    private NativeTls(Provider provider) {
        this.provider = provider;
    }

    /// The fastest TLS there is on this computer, for visitors and for hosts. The property
    /// `sampan.tls` set to `jdk` asks for the JDK's.
    public static TlsProvider fastest() {
        return Holder.FASTEST;
    }

    private static final class Holder {
        static final TlsProvider FASTEST = find();

        private static TlsProvider find() {
            if ("jdk".equals(System.getProperty("sampan.tls"))) {
                return TlsProvider.jdk();
            }
            try {
                return new NativeTls(Conscrypt.newProvider());
            } catch (LinkageError | RuntimeException _) {
                // Another processor or system than the library was built for, or no place to unpack it to.
                return TlsProvider.jdk();
            }
        }
    }

    @Override
    public SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3", provider);
        context.init(keys, trust, new SecureRandom());
        return context;
    }

    /// BoringSSL prefers AES-128-GCM where the processor knows AES, and finds no key for its certificate when only
    /// suites of TLS 1.3 are named.
    @Override
    public boolean takesCiphers() {
        return false;
    }

    @Override
    public boolean isNative() {
        return true;
    }

    /// BoringSSL answers whoever asks for new keys, and never asks itself.
    @Override
    public long keysLast() {
        return KEYS_LAST;
    }
}

package sampan.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/// What the TLS connections of one device share: its key, the sessions that can be resumed and the buffers.
///
/// Free for any thread; nothing needs to be closed. A program needs one for each identity and keeps it, because the
/// second connection to a host is several times cheaper than the first.
public final class TlsContext {
    /// The name by which both sides agree, inside the handshake, on this dialect and its version (RFC 7301).
    public static final String ALPN = "sampan/1";

    /// The first is by far the fastest where the processor knows AES, as all do that this will meet.
    private static final String[] CIPHERS = {
        "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"
    };

    private static final int PINS_KEPT = 64;

    /// After about so many calls the JVM has compiled a method as well as it can.
    private static final int WARM_RECORDS = 20_000;

    private final DeviceIdentity identity;
    private final TlsProvider provider;
    private final BufferPool buffers = new BufferPool(TlsEngine.NETWORK_BYTES);
    private final SSLContext host;
    private final ReentrantLock lock = new ReentrantLock();

    /// The JDK finds a session to resume by address alone, and a resumed session asks no trust manager. So each pin
    /// has a context of its own: a session with one host is never offered to whoever is expected at the same
    /// address.
    private final Map<DeviceId, SSLContext> visitors = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceId, SSLContext> eldest) {
            return size() > PINS_KEPT;
        }
    };

    private TlsContext(DeviceIdentity identity, TlsProvider provider) {
        this.identity = identity;
        this.provider = provider;
        this.host = newContext();
    }

    /// A context with the JDK's TLS.
    public static TlsContext of(DeviceIdentity identity) {
        return of(identity, TlsProvider.jdk());
    }

    /// A context with another provider's TLS.
    ///
    /// @throws IllegalStateException when that provider can't be used here
    public static TlsContext of(DeviceIdentity identity, TlsProvider provider) {
        return new TlsContext(identity, provider);
    }

    /// Who this side is.
    public DeviceIdentity identity() {
        return identity;
    }

    /// Has the JVM compile what encrypts and decrypts, which else happens while the first gibibytes are carried and
    /// makes them slow. Takes about half a second of one core, with no connection, so it is for a thread of little
    /// priority in a program that will live for long; with a provider in native code it does nothing.
    ///
    /// @throws IOException when this JVM's TLS does not work
    public void warmUp() throws IOException {
        if (!provider.isNative()) {
            new TlsWarmUp(this).run(WARM_RECORDS);
        }
    }

    BufferPool buffers() {
        return buffers;
    }

    /// How many bytes may go in one direction of a connection.
    long keysLast() {
        return provider.keysLast();
    }

    /// For a connection that was accepted. The visitor must show a certificate.
    SSLEngine hostEngine() {
        SSLEngine engine = host.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = parameters(engine);
        parameters.setNeedClientAuth(true);
        engine.setSSLParameters(parameters);
        return engine;
    }

    /// For a connection that is being made to the device `pin` at this address.
    SSLEngine visitorEngine(String address, int port, DeviceId pin) {
        SSLEngine engine = visitorContext(pin).createSSLEngine(address, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = parameters(engine);
        // The address is only the key to the cache of sessions; the host's name has no business in a clear hello.
        parameters.setServerNames(List.of());
        engine.setSSLParameters(parameters);
        return engine;
    }

    private SSLContext visitorContext(DeviceId pin) {
        lock.lock();
        try {
            return visitors.computeIfAbsent(pin, _ -> newContext());
        } finally {
            lock.unlock();
        }
    }

    private SSLContext newContext() {
        try {
            return provider.context(new KeyManager[] {new OwnKey(identity)}, new TrustManager[] {new AnyDevice()});
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this provider has no TLS 1.3", e);
        }
    }

    private SSLParameters parameters(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        if (provider.takesCiphers()) {
            parameters.setCipherSuites(CIPHERS);
            parameters.setUseCipherSuitesOrder(true);
        }
        parameters.setApplicationProtocols(new String[] {ALPN});
        return parameters;
    }
}

package sampan.transport;

import java.net.Socket;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Lets in every certificate that can be a device's: one alone, small, with a P-256 key.
///
/// TLS itself proves that the peer holds the key. Whose key it is, is asked afterwards, by the pin or in the host's
/// list of devices; a certificate's names, dates, issuer and own signature say nothing and are not looked at, so a
/// computer with a wrong clock is still itself.
final class AnyDevice extends X509ExtendedTrustManager {
    /// A device's own certificate has about 300 bytes; this leaves room for other makers of it.
    static final int LARGEST = 4 * 1024;

    private static final ECParameterSpec P256 = p256();

    private static ECParameterSpec p256() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no P-256", e);
        }
    }

    static void check(X509Certificate... chain) throws CertificateException {
        if (chain.length != 1) {
            throw new CertificateException("a chain of " + chain.length + " certificates");
        }
        int size = chain[0].getEncoded().length;
        if (size > LARGEST) {
            throw new CertificateException("a certificate of " + size + " bytes");
        }
        if (!(chain[0].getPublicKey() instanceof ECPublicKey key) || !isP256(key.getParams())) {
            throw new CertificateException("a key that is not P-256");
        }
    }

    private static boolean isP256(ECParameterSpec curve) {
        return curve.getCurve().equals(P256.getCurve())
                && curve.getGenerator().equals(P256.getGenerator())
                && curve.getOrder().equals(P256.getOrder())
                && curve.getCofactor() == P256.getCofactor();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

package sampan.transport;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes a key and its certificate. The only class that touches Bouncy Castle, so that a program that has its key
/// already never loads it.
final class SelfSigned {
    /// One name and one span of time for everybody: a certificate is sent to whoever answers on a port, so it says
    /// nothing but the key. The end is RFC 5280 §4.1.2.5's "no well-defined expiration date"; neither is ever
    /// looked at.
    private static final X500Name NAME = new X500Name("CN=Sampan device");

    private static final Date FROM = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final Date TO = Date.from(Instant.parse("9999-12-31T23:59:59Z"));
    private static final int SERIAL_BITS = 64;

    private SelfSigned() {}

    static DeviceIdentity create() {
        try {
            var random = new SecureRandom();
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(0);
            var builder = new JcaX509v3CertificateBuilder(NAME, serial, FROM, TO, NAME, pair.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            return new DeviceIdentity(pair.getPrivate(), certificate);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("this Java platform cannot make a P-256 key", e);
        }
    }
}

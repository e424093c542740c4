package sampan.transport;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Certificates that a stranger might show.
final class Certificates {
    static final AlgorithmParameterSpec P256 = new ECGenParameterSpec("secp256r1");
    static final AlgorithmParameterSpec P384 = new ECGenParameterSpec("secp384r1");
    private static final ASN1ObjectIdentifier PRIVATE_USE = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

    private Certificates() {}

    static KeyPair ec(AlgorithmParameterSpec curve) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(curve);
        return generator.generateKeyPair();
    }

    static KeyPair rsa(int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
        return generator.generateKeyPair();
    }

    static DeviceIdentity identity(KeyPair pair, String signature, Duration from, Duration to, int padding)
            throws Exception {
        return new DeviceIdentity(pair.getPrivate(), certificate(pair, signature, from, to, padding));
    }

    static X509Certificate certificate(KeyPair pair, String signature, Duration from, Duration to, int padding)
            throws Exception {
        Instant now = Instant.now();
        X500Name name = new X500Name("CN=somebody");
        var builder = new JcaX509v3CertificateBuilder(
                name, BigInteger.TWO, Date.from(now.plus(from)), Date.from(now.plus(to)), name, pair.getPublic());
        if (padding > 0) {
            builder.addExtension(PRIVATE_USE, false, new DEROctetString(new byte[padding]));
        }
        var signer = new JcaContentSignerBuilder(signature).build(pair.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}

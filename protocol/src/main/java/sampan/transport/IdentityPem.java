package sampan.transport;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An identity as text (RFC 7468): the private key in PKCS #8, then the certificate, and nothing else.
final class IdentityPem {
    private static final int LINE = 64;
    private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
    private static final String BLOCK = "-----BEGIN %1$s-----\n([A-Za-z0-9+/=\n]+)\n-----END %1$s-----\n";
    private static final Pattern WHOLE =
            Pattern.compile(BLOCK.formatted("PRIVATE KEY") + BLOCK.formatted("CERTIFICATE"));

    private IdentityPem() {}

    static String format(DeviceIdentity identity) {
        try {
            return block("PRIVATE KEY", identity.key().getEncoded())
                    + block("CERTIFICATE", identity.certificate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, ENCODER.encodeToString(der));
    }

    /// @throws GeneralSecurityException when the text is anything but one P-256 key with the certificate that
    ///     belongs to it
    static DeviceIdentity parse(String text) throws GeneralSecurityException {
        DeviceIdentity identity = parseOurs(text);
        checkPair(identity.key(), identity.certificate());
        return identity;
    }

    /// The same for a text that [#format] made a moment ago: that key and certificate belong together is then known,
    /// and to prove it takes a process that has just begun a quarter of a second.
    static DeviceIdentity parseOurs(String text) throws GeneralSecurityException {
        Matcher blocks = WHOLE.matcher(text.replace("\r\n", "\n"));
        if (!blocks.matches()) {
            throw new InvalidKeyException("not one private key followed by one certificate");
        }
        PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(blocks.group(1))));
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der(blocks.group(2))));
        AnyDevice.check(certificate);
        return new DeviceIdentity(key, certificate);
    }

    private static byte[] der(String base64) throws InvalidKeyException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("not base64", e);
        }
    }

    /// A key from one file and a certificate from another would fail at every handshake, with a message nobody
    /// understands.
    private static void checkPair(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        byte[] sample = "sampan".getBytes(StandardCharsets.US_ASCII);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(sample);
        if (!signature.verify(signed)) {
            throw new InvalidKeyException("the key and the certificate do not belong together");
        }
    }
}

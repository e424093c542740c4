package sampan.transport;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An identity as text (RFC 7468): the private key in PKCS #8, then the certificate. Above them stands the SHA-256 of
/// both, which says that they were written together.
final class IdentityPem {
    private static final int LINE = 64;
    private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
    private static final String BLOCK = "-----BEGIN %1$s-----\n([A-Za-z0-9+/=\n]+)\n-----END %1$s-----\n";
    private static final String SEAL = "Sampan device, sealed ";
    private static final Pattern WHOLE = Pattern.compile(
            "(?:" + SEAL + "[0-9a-f]{64}\n)?" + BLOCK.formatted("PRIVATE KEY") + BLOCK.formatted("CERTIFICATE"));

    private IdentityPem() {}

    static String format(DeviceIdentity identity) {
        try {
            String pair = block("PRIVATE KEY", identity.key().getEncoded())
                    + block("CERTIFICATE", identity.certificate().getEncoded());
            return seal(pair) + pair;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    private static String seal(String pair) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(pair.getBytes(StandardCharsets.US_ASCII));
        return SEAL + HexFormat.of().formatHex(digest) + "\n";
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, ENCODER.encodeToString(der));
    }

    /// @throws GeneralSecurityException when the text is anything but one P-256 key with the certificate that
    ///     belongs to it
    static DeviceIdentity parse(String text) throws GeneralSecurityException {
        DeviceIdentity identity = parseOurs(text);
        if (!isSealed(text)) {
            checkPair(identity.key(), identity.certificate());
        }
        return identity;
    }

    /// Whether nothing was changed since [#format] put key and certificate together: then they need not be proved to
    /// be a pair, which takes a process that has just begun a quarter of a second.
    private static boolean isSealed(String text) throws GeneralSecurityException {
        String lines = text.replace("\r\n", "\n");
        int pair = lines.indexOf('\n') + 1;
        return lines.substring(0, pair).equals(seal(lines.substring(pair)));
    }

    /// The same for a text that [#format] made a moment ago.
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

package sampan.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// This device's own key pair (P-256) with the self-signed certificate that carries its public half in TLS.
///
/// Immutable and free for any thread. The private key never leaves the object except into [#loadOrCreate]'s file and
/// into [#secret]; [#toString] does not show it.
public final class DeviceIdentity {
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final DeviceId id;

    DeviceIdentity(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
        this.id = DeviceId.of(certificate.getPublicKey());
    }

    /// The identity kept in `folder`, made and kept there when there is none yet.
    ///
    /// The file is readable by its owner only (0600, in a folder of 0700 when this makes it), appears whole or not
    /// at all, and is on the disk before this returns. Two programs that start for the first time at once get the
    /// same one.
    ///
    /// @throws IdentityException when a file is there but empty, damaged, unreadable or open to others: it is left
    /// as it is
    /// @throws IOException when the folder or the file can't be made
    public static DeviceIdentity loadOrCreate(Path folder) throws IOException {
        return new IdentityFile(folder).loadOrCreate();
    }

    /// A new identity that ends with the process: for a single use, and for tests.
    public static DeviceIdentity inMemory() {
        return SelfSigned.create();
    }

    /// An identity that another process of this program had as a [#secret].
    ///
    /// @throws IllegalArgumentException when the text is anything else
    public static DeviceIdentity ofSecret(String text) {
        try {
            return IdentityPem.parseOurs(text);
        } catch (GeneralSecurityException e) {
            // Not even the message may show what was there.
            throw new IllegalArgumentException("no identity", e);
        }
    }

    /// The identity with its private key as text (RFC 7468), for another process of this program and of the same
    /// person. Whoever reads it is this device from then on: it belongs in no file, log or command line.
    public String secret() {
        return IdentityPem.format(this);
    }

    /// Who this device is to others.
    public DeviceId id() {
        return id;
    }

    PrivateKey key() {
        return key;
    }

    X509Certificate certificate() {
        return certificate;
    }

    /// Shows the id, not the key.
    @Override
    public String toString() {
        return "DeviceIdentity[" + id + "]";
    }
}

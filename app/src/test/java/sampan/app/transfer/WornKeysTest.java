package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Random;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.NativeTls;
import sampan.protocol.Access;
import sampan.transport.TlsProvider;

/// A host whose TLS never asks for new keys: a connection that has carried as much as its keys should ends, and others
/// go on.
@Timeout(120)
final class WornKeysTest {
    private static final int BYTES = 16_000_000;
    private static final long RATE = 10_000_000;
    private static final long LAST = 3_000_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    void aFileThatIsLongerThanTheKeysLast_arrives_bothWays() throws Exception {
        Path shared = Files.createDirectory(temp.resolve("shared"));
        Path home = Files.createDirectory(temp.resolve("home"));
        byte[] bytes = new byte[BYTES];
        new Random(4).nextBytes(bytes);
        Path file = Files.write(temp.resolve("long"), bytes);
        TransferOptions slowly = TransferOptions.DEFAULT.noFasterThan(RATE);
        try (RealHost host = new RealHost(shared, Access.ADD, new Brief(NativeTls.fastest()));
                Transfers transfers = new Transfers()) {
            assertThat(transfers
                            .upload(host.visit(), List.of(file), RealHost.at(), slowly)
                            .await())
                    .isInstanceOf(TransferState.Done.class);
            assertThat(Files.readAllBytes(shared.resolve("long"))).isEqualTo(bytes);
            int gone = host.worn();
            assertThat(gone).isPositive();
            assertThat(transfers
                            .download(host.visit(), List.of(RealHost.at("long")), home, slowly)
                            .await())
                    .isInstanceOf(TransferState.Done.class);
            assertThat(Files.readAllBytes(home.resolve("long"))).isEqualTo(bytes);
            assertThat(host.worn()).isGreaterThan(gone);
        }
    }

    /// Native TLS with keys that last for little.
    private record Brief(TlsProvider real) implements TlsProvider {
        @Override
        public SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
            return real.context(keys, trust);
        }

        @Override
        public boolean takesCiphers() {
            return real.takesCiphers();
        }

        @Override
        public boolean isNative() {
            return real.isNative();
        }

        @Override
        public long keysLast() {
            return LAST;
        }
    }
}

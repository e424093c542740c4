package sampan.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A side that has used its key enough asks for a new one, which the JDK does after 2^37 bytes. The limit can only
/// be lowered before TLS is first used, so this takes a program of its own, [KeyUpdates].
@Timeout(180)
class KeyUpdateTest {
    @Test
    void newKeysInTheMiddle_disturbNobody() throws Exception {
        assertThat(run("both")).isEqualTo(KeyUpdates.DONE);
    }

    /// A side that was silent for long answers many new keys at once, which is no flood.
    @Test
    void newKeysWhileOneSideIsSilent_areAnsweredWhenItSpeaks() throws Exception {
        assertThat(run("late")).isEqualTo(KeyUpdates.DONE);
    }

    @Test
    void recordsWithoutDataAndWithoutEnd_endTheConnection() throws Exception {
        assertThat(run("flood")).isEqualTo(KeyUpdates.DONE);
    }

    /// The reading thread must not answer the new key itself: it would have to wait for the writer.
    @Test
    void newKeysWhileTheWriterIsBlocked_doNotStopTheReader() throws Exception {
        assertThat(run("blocked")).isEqualTo(KeyUpdates.DONE);
    }

    private static int run(String scene) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath(), KeyUpdates.class.getName(), scene));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPath() {
        return Stream.of(
                        KeyUpdates.class,
                        TlsChannel.class,
                        MiscObjectIdentifiers.class,
                        JcaX509CertificateConverter.class,
                        Arrays.class)
                .map(type -> Objects.requireNonNull(type.getProtectionDomain().getCodeSource()))
                .map(CodeSource::getLocation)
                .map(location ->
                        Path.of(java.net.URI.create(location.toString())).toString())
                .distinct()
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }
}

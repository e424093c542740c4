package sampan.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.UUID;

/// Tells this run of the operating system from every other. Pure but for the system's answer.
final class SystemRun {
    /// See random(4).
    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private SystemRun() {}

    /// The same number for all processes until the system starts anew; where the system does not tell, a number that
    /// nobody else has.
    static long number() {
        try {
            UUID boot = UUID.fromString(Files.readString(LINUX).strip());
            return boot.getMostSignificantBits() ^ boot.getLeastSignificantBits();
        } catch (IOException | IllegalArgumentException _) {
            return new SecureRandom().nextLong();
        }
    }
}

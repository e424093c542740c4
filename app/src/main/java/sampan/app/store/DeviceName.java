package sampan.app.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What this computer is called: how others see it in their lists.
public final class DeviceName {
    private static final int LONGEST = 64;
    private static final String NAMELESS = "computer";

    private DeviceName() {}

    /// The computer's name without its domain; 1 to 64 characters.
    public static String ofThisComputer() {
        return of(System.getenv());
    }

    static String of(Map<String, String> environment) {
        String name = environment.getOrDefault("COMPUTERNAME", "");
        if (name.isBlank()) {
            name = inFile(Path.of("/etc/hostname"));
        }
        if (name.isBlank()) {
            name = environment.getOrDefault("HOSTNAME", "");
        }
        if (name.isBlank()) {
            name = fromTheSystem();
        }
        return clean(name);
    }

    static String clean(String name) {
        int dot = name.indexOf('.');
        String first = (dot > 0 ? name.substring(0, dot) : name).strip();
        String plain = first.replaceAll("[\\p{Cntrl}\\p{Cf}:/\\\\#]", "");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST));
        return cut.isBlank() ? NAMELESS : cut;
    }

    private static String inFile(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException _) {
            return "";
        }
    }

    /// Last, because it may ask the network and take seconds.
    private static String fromTheSystem() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "";
        }
    }
}

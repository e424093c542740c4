import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What is built, from what, and for which system. Immutable.
///
/// @param packaging the folder of the sources of all this
/// @param layout the portable layout of the ordinary build, whose modules are linked
/// @param target where everything goes
/// @param version what Maven calls it, `1.2.3` or `1.2.3-SNAPSHOT`
/// @param made when the commit was that is built
/// @param system for which it is; natives can be linked for no other than the one this runs on
record Build(Path packaging, Path layout, Path target, String version, Instant made, System system) {
    /// A kind of system, and what the tools call it.
    enum System {
        LINUX("linux"),
        WINDOWS("windows"),
        MAC("macos");

        private final String word;

        System(String word) {
            this.word = word;
        }

        static System ofThisComputer() {
            String name = java.lang.System.getProperty("os.name").toLowerCase(Locale.ROOT);
            return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MAC : LINUX;
        }

        String word() {
            return word;
        }

        /// How the name of a library ends.
        List<String> natives() {
            return switch (this) {
                case LINUX -> List.of(".so");
                case WINDOWS -> List.of(".dll");
                case MAC -> List.of(".dylib", ".jnilib");
            };
        }
    }

    Path modules() {
        return target.resolve("modules");
    }

    Path natives() {
        return target.resolve("natives");
    }

    Path runtime() {
        return target.resolve("runtime");
    }

    /// What jpackage adds beside the runtime.
    Path content() {
        return target.resolve("content");
    }

    /// What people download.
    Path packages() {
        return target.resolve("packages");
    }

    /// `1.2.3`, which is all that Windows and macOS understand.
    String plainVersion() {
        return version.replaceFirst("[-+].*", "");
    }

    /// As the application itself shows it to its system: macOS takes no version that begins with a zero.
    String imageVersion() {
        return system == System.MAC && plainVersion().startsWith("0.") ? "1.0.0" : plainVersion();
    }

    /// `1.2.3`; a snapshot is older than what it leads to, and newer than the one before: `1.2.3~20261128114455`.
    String packageVersion() {
        String plain = plainVersion();
        return plain.equals(version) ? plain : plain + "~" + format("yyyyMMddHHmmss");
    }

    /// `2026-11-28`.
    String date() {
        return format("yyyy-MM-dd");
    }

    /// As mails have it.
    String mailDate() {
        return format("EEE, dd MMM yyyy HH:mm:ss") + " +0000";
    }

    private String format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(made);
    }

    /// `x64` or `aarch64`.
    String processor() {
        return java.lang.System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
    }
}

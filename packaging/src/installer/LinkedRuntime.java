import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Java as far as Sampan needs it, with Sampan's modules in it: made by jlink.
final class LinkedRuntime {
    /// What nothing requires by name: localised dates and the order of Chinese names.
    private static final String BESIDES = "jdk.localedata";

    private final Build build;

    LinkedRuntime(Build build) {
        this.build = build;
    }

    /// Hardly compressed: what packs the installer does that better, and the start is quicker. Java's XML, of which
    /// Sampan reads none, and Bouncy Castle, which it needs once, are large.
    void make() throws IOException, InterruptedException {
        Tree.delete(build.runtime());
        Tool.ofTheJdk(
                "jlink",
                "--module-path",
                build.modules().toString(),
                "--add-modules",
                "sampan.app," + BESIDES,
                "--include-locales=en,zh",
                "--compress=zip-6:filter=/java.xml/**,/org.bouncycastle.*/**",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                build.runtime().toString());
        Tree.copy(build.natives(), libraries());
        Files.deleteIfExists(build.runtime().resolve("bin/keytool"));
        Files.deleteIfExists(build.runtime().resolve("lib/jrt-fs.jar"));
        if (build.system() == Build.System.LINUX) {
            stripLibraries();
        }
    }

    /// Of the names for debuggers, which are a fifth of the JVM.
    private void stripLibraries() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("strip", "--strip-unneeded"));
        for (Path path : Tree.walk(build.runtime()).toList()) {
            if (path.toString().endsWith(".so") || isProgram(path)) {
                command.add(path.toString());
            }
        }
        Tool.ofTheSystem(build.target(), command.toArray(String[]::new));
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    /// Where Java looks for them first.
    private Path libraries() {
        return build.runtime().resolve(build.system() == Build.System.WINDOWS ? "bin" : "lib");
    }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The application as it lies on a disk: its own Java, launchers, options and start-up caches.
final class AppImage {
    private final Build build;

    AppImage(Build build) {
        this.build = build;
    }

    /// Where the launchers, options and caches are; on Windows and Linux the top.
    Path home() {
        return build.system() == Build.System.MAC ? top().resolve("Contents/Resources") : top();
    }

    Path top() {
        return build.target().resolve("image").resolve(build.system() == Build.System.MAC ? "Sampan.app" : "Sampan");
    }

    void make() throws IOException, InterruptedException {
        Tree.empty(build.target().resolve("image"));
        Icons.windows(build.packaging().resolve("icons"), build.target().resolve("sampan.ico"));
        Icons.mac(build.packaging().resolve("icons"), build.target().resolve("sampan.icns"));
        List<String> command = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--dest",
                build.target().resolve("image").toString(),
                "--name",
                "Sampan",
                "--app-version",
                build.imageVersion(),
                "--vendor",
                "Sampan",
                "--copyright",
                "Apache-2.0",
                "--icon",
                icon().toString(),
                "--runtime-image",
                build.runtime().toString(),
                "--module",
                "sampan.app/sampan.app.Main"));
        for (String option : windowOptions()) {
            command.addAll(List.of("--java-options", option));
        }
        Tool.ofTheJdk("jpackage", command.toArray(String[]::new));
        Tree.copy(build.packaging().resolve("src/launcher/boot"), home().resolve("boot"));
        new Licences(build).write(home().resolve("licences"));
        Files.createDirectories(home().resolve("bin"));
        switch (build.system()) {
            case LINUX -> linux();
            case MAC -> launcher("sampan");
            case WINDOWS -> launcher("sampan.bat");
        }
    }

    /// jpackage's launcher asks dpkg and rpm at every start, for which people would wait; a script does not.
    private void linux() throws IOException {
        launcher("sampan");
        Files.delete(top().resolve("bin/Sampan"));
        Files.delete(top().resolve("lib/libapplauncher.so"));
        Files.delete(top().resolve("lib/Sampan.png"));
        executable(build.packaging().resolve("linux/Sampan"), top().resolve("Sampan"));
        for (Path notice : Tree.walk(top().resolve("lib/runtime/legal")).toList()) {
            notice.toFile().setWritable(true, true);
        }
    }

    private void launcher(String name) throws IOException {
        executable(
                build.packaging().resolve("src/launcher/bin").resolve(name),
                home().resolve("bin").resolve(name));
    }

    static void executable(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
        to.toFile().setExecutable(true, false);
    }

    /// jpackage's own launcher, which opens the window on Windows and macOS, has them from here and not from the file.
    private List<String> windowOptions() throws IOException {
        List<String> options = new ArrayList<>(
                Files.readAllLines(build.packaging().resolve("src/launcher/boot/window.options")).stream()
                        .filter(line -> line.startsWith("-"))
                        .toList());
        String boot = build.system() == Build.System.MAC ? "$APPDIR/../Resources/boot" : "$APPDIR/../boot";
        options.add("-XX:AOTCache=" + boot + "/window.aot");
        options.add("-Djava.security.properties=" + boot + "/security.properties");
        return options;
    }

    private Path icon() {
        return switch (build.system()) {
            case LINUX -> build.packaging().resolve("icons/sampan-256.png");
            case WINDOWS -> build.target().resolve("sampan.ico");
            case MAC -> build.target().resolve("sampan.icns");
        };
    }

    /// Has the program run once as people do, and kept what that took.
    void train() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder training = new ProcessBuilder(
                        java.toString(),
                        "-XX:+UseSerialGC",
                        build.packaging().resolve("src/cache/StartUpCache.java").toString(),
                        home().toString(),
                        build.target().resolve("training").toString(),
                        "window")
                .inheritIO();
        try (Display display = Display.start(build.system()).orElse(null)) {
            if (display != null) {
                training.environment().put("DISPLAY", display.name());
                training.environment().remove("WAYLAND_DISPLAY");
                training.environment().put("LC_ALL", "C.UTF-8");
            }
            training.start().waitFor();
        }
        for (String kind : List.of("terminal", "window")) {
            if (!Files.exists(home().resolve("boot").resolve(kind + ".aot"))) {
                throw new IOException("the training run of the " + kind + " left no cache");
            }
        }
    }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Makes what people install: `java Installers.java PACKAGING LAYOUT TARGET VERSION`. From the modules of the layout a
/// Java of their own is linked; with launchers and start-up caches it is the application's image; and the image goes
/// into an archive and into this system's own kinds of package.
final class Installers {
    private Installers() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Build build = new Build(
                Path.of(args[0]).toAbsolutePath(),
                Path.of(args[1]).toAbsolutePath(),
                Files.createDirectories(Path.of(args[2])).toAbsolutePath(),
                args[3],
                made(Path.of(args[0])),
                Build.System.ofThisComputer());
        Tree.empty(build.packages());
        new ModuleJars(build).make();
        new StyleSheets(build).make();
        new LinkedRuntime(build).make();
        AppImage image = new AppImage(build);
        image.make();
        image.train();
        MacPackage mac = new MacPackage(build, image);
        if (build.system() == Build.System.MAC) {
            mac.seal();
        }
        new Archive(build, image).make();
        switch (build.system()) {
            case LINUX -> new LinuxPackages(build, image).make();
            case WINDOWS -> new WindowsPackage(build, image).make();
            case MAC -> mac.make();
        }
        // What Maven knows of the libraries, for whoever has to look after what is installed.
        Files.copy(
                build.target().resolve("../bom/sampan.cdx.json"),
                build.packages().resolve("sampan-" + build.packageVersion() + ".cdx.json"));
        Sums.write(build.packages(), "SHA256SUMS-" + build.system().word());
    }

    /// When the commit was; now, where there is no repository.
    private static Instant made(Path packaging) throws InterruptedException {
        try {
            return Instant.ofEpochSecond(Long.parseLong(Tool.ofTheSystem(packaging, "git", "show", "-s", "--format=%ct")
                    .strip()));
        } catch (IOException | NumberFormatException _) {
            return Instant.now();
        }
    }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The application to unpack anywhere, also where nobody may write afterwards: no installer, no administrator.
final class Archive {
    private final Build build;
    private final AppImage image;

    Archive(Build build, AppImage image) {
        this.build = build;
        this.image = image;
    }

    void make() throws IOException, InterruptedException {
        Path parent = image.top().getParent();
        String top = image.top().getFileName().toString();
        String name = "sampan-" + build.packageVersion() + "-" + build.system().word() + "-" + build.processor();
        Path file = Files.createDirectories(build.packages())
                .resolve(name + (build.system() == Build.System.LINUX ? ".tar.gz" : ".zip"));
        switch (build.system()) {
            case LINUX ->
                Tool.ofTheSystem(
                        parent,
                        "tar",
                        "--sort=name",
                        "--owner=0",
                        "--group=0",
                        "--numeric-owner",
                        "-czf",
                        file.toString(),
                        top);
            case WINDOWS -> Tool.ofTheSystem(parent, "tar", "-a", "-cf", file.toString(), top);
            // Keeps links, and the rights to run.
            case MAC -> Tool.ofTheSystem(parent, "ditto", "-c", "-k", "--keepParent", top, file.toString());
        }
    }
}

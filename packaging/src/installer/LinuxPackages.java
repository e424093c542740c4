import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The packages of Debian and its kin, and of Fedora and its kin: made by jpackage, with control files of our own.
final class LinuxPackages {
    private final Build build;
    private final AppImage image;

    LinuxPackages(Build build, AppImage image) {
        this.build = build;
        this.image = image;
    }

    void make() throws IOException, InterruptedException {
        Reference reference = Reference.of(image.home().resolve("bin/sampan"), build.target());
        Path root = new LinuxTree(build).make(reference, build.date());
        make("deb", root);
        make("rpm", root);
    }

    private void make(String type, Path root) throws IOException {
        Path resources = Tree.empty(build.target().resolve("resources"));
        Tree.copy(build.packaging().resolve("linux/deb"), resources);
        Tree.copy(build.packaging().resolve("linux/rpm"), resources);
        // jpackage counts only what it knows.
        Path control = resources.resolve("control");
        long size = Tree.size(image.top()) + Tree.size(root);
        Files.writeString(
                control, Files.readString(control).replace("APPLICATION_INSTALLED_SIZE", Long.toString(size / 1024)));
        String script = "Sampan-post-image.sh";
        Files.writeString(
                resources.resolve(script),
                Files.readString(build.packaging().resolve("linux").resolve(script))
                        .replace("@ROOT@", root.toString())
                        .replace("@IMAGE@", image.top().toString()));
        Tool.ofTheJdk(
                "jpackage",
                "--type",
                type,
                "--app-image",
                image.top().toString(),
                "--dest",
                Files.createDirectories(build.packages()).toString(),
                "--name",
                "Sampan",
                "--app-version",
                build.packageVersion(),
                "--linux-app-release",
                "1",
                "--vendor",
                "The Sampan project",
                "--description",
                "carry files between computers",
                "--install-dir",
                "/usr/lib",
                "--linux-package-name",
                "sampan",
                "--linux-deb-maintainer",
                "sampan@users.noreply.github.com",
                "--linux-rpm-license-type",
                "Apache-2.0",
                "--resource-dir",
                resources.toString(),
                "--temp",
                Tree.empty(build.target().resolve("jpackage")).toString());
    }
}

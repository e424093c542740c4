import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// What an installed Sampan has elsewhere in a Linux system than in its own folder: menu entry, icons, manual, what
/// shells complete, units, licences.
final class LinuxTree {
    private static final List<Integer> ICONS = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private final Build build;
    private final Path root;

    LinuxTree(Build build) {
        this.build = build;
        root = build.target().resolve("root");
    }

    Path make(Reference reference, String date) throws IOException, InterruptedException {
        Tree.empty(root);
        Tree.copy(build.packaging().resolve("linux/root"), root);
        Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(root.resolve("usr/bin/sampan"), Path.of("../lib/sampan/bin/sampan"));
        Path icons = build.packaging().resolve("icons");
        for (int size : ICONS) {
            copy(
                    icons.resolve("sampan-" + size + ".png"),
                    "usr/share/icons/hicolor/" + size + "x" + size + "/apps/io.github.sampan.Sampan.png");
        }
        copy(icons.resolve("sampan.svg"), "usr/share/icons/hicolor/scalable/apps/io.github.sampan.Sampan.svg");
        Path template = build.packaging().resolve("linux/sampan.1.in");
        packed("usr/share/man/man1/sampan.1", reference.manual(template, build.version(), date));
        text("usr/share/bash-completion/completions/sampan", reference.bash());
        text("usr/share/zsh/vendor-completions/_sampan", reference.zsh());
        text("usr/share/fish/vendor_completions.d/sampan.fish", reference.fish());
        Path project = build.packaging().getParent();
        packed("usr/share/doc/sampan/changelog", Files.readString(project.resolve("CHANGELOG.md")));
        packed(
                "usr/share/doc/sampan/changelog.Debian",
                Files.readString(build.packaging().resolve("linux/changelog.Debian.in"))
                        .replace("@VERSION@", build.packageVersion() + "-1")
                        .replace("@DATE@", build.mailDate()));
        copy(build.packaging().resolve("linux/deb/copyright"), "usr/share/doc/sampan/copyright");
        for (String example : List.of("SERVICE.md", "sampan.socket", "sampan@.service")) {
            copy(build.packaging().resolve("service").resolve(example), "usr/share/doc/sampan/examples/" + example);
        }
        for (Path path : Tree.walk(root).toList()) {
            if (!Files.isSymbolicLink(path)) {
                String rights = Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
            }
        }
        return root;
    }

    private void copy(Path from, String to) throws IOException {
        Files.createDirectories(root.resolve(to).getParent());
        Files.copy(from, root.resolve(to));
    }

    private void text(String to, String content) throws IOException {
        Files.createDirectories(root.resolve(to).getParent());
        Files.writeString(root.resolve(to), content);
    }

    /// Without a time in it, so that two builds of the same are equal.
    private void packed(String to, String content) throws IOException, InterruptedException {
        text(to, content);
        Tool.ofTheSystem(root, "gzip", "-9n", to);
    }
}

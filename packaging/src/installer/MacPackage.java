import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The disk image for macOS, made by jpackage. It is signed for this computer only: who wants to hand it out signs it
/// with a key that Apple knows.
final class MacPackage {
    private final Build build;
    private final AppImage image;

    MacPackage(Build build, AppImage image) {
        this.build = build;
        this.image = image;
    }

    /// Tells the system about links, and signs anew what was added since jpackage did.
    void seal() throws IOException, InterruptedException {
        Path types = build.packaging().resolve("macos/url-types.json");
        Tool.ofTheSystem(
                build.target(),
                "plutil",
                "-insert",
                "CFBundleURLTypes",
                "-json",
                Files.readString(types).strip(),
                image.top().resolve("Contents/Info.plist").toString());
        Tool.ofTheSystem(
                build.target(),
                "codesign",
                "--force",
                "--deep",
                "--sign",
                "-",
                image.top().toString());
    }

    void make() throws IOException {
        Path made = Tree.empty(build.target().resolve("dmg"));
        Tool.ofTheJdk(
                "jpackage",
                "--type",
                "dmg",
                "--app-image",
                image.top().toString(),
                "--dest",
                made.toString(),
                "--name",
                "Sampan",
                "--app-version",
                build.imageVersion());
        Files.move(
                made.resolve("Sampan-" + build.imageVersion() + ".dmg"),
                Files.createDirectories(build.packages()).resolve("sampan-" + build.packageVersion() + ".dmg"));
    }
}

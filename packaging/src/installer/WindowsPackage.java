import java.io.IOException;
import java.nio.file.Files;

/// The installer for Windows, made by WiX, which jpackage would use too; but that one knows no path, no links and no
/// *Send to*.
final class WindowsPackage {
    private final Build build;
    private final AppImage image;

    WindowsPackage(Build build, AppImage image) {
        this.build = build;
        this.image = image;
    }

    void make() throws IOException, InterruptedException {
        Tool.ofTheSystem(
                build.target(),
                "wix",
                "build",
                build.packaging().resolve("windows/sampan.wxs").toString(),
                "-arch",
                build.processor().equals("aarch64") ? "arm64" : "x64",
                "-d",
                "Image=" + image.top(),
                "-d",
                "Version=" + build.plainVersion(),
                "-d",
                "Icon=" + build.target().resolve("sampan.ico"),
                "-o",
                Files.createDirectories(build.packages())
                        .resolve("sampan-" + build.packageVersion() + ".msi")
                        .toString());
    }
}

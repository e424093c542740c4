import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The window's style sheets parsed ahead of time, beside their text in the module, as those of themes are: JavaFX
/// takes the parsed one where there is one. It depends on chance which of two pseudo-classes is written first, so they
/// are not made for the jar, which is the same byte for byte whenever it is built.
final class StyleSheets {
    private final Build build;

    StyleSheets(Build build) {
        this.build = build;
    }

    void make() throws IOException, InterruptedException {
        Path folder = Tree.empty(build.target().resolve("styles"));
        Path module = Tree.walk(build.modules())
                .filter(path -> path.getFileName().toString().startsWith("sampan-app-"))
                .findFirst()
                .orElseThrow(() -> new IOException("no sampan-app in " + build.modules()));
        List<String> texts = unpack(module, folder);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                build.modules().toString(),
                "--add-modules",
                "javafx.graphics",
                build.packaging().resolve("src/styles/ParseStyles.java").toString()));
        command.addAll(texts);
        Tool.ofTheSystem(folder, command.toArray(String[]::new));
        for (String text : texts) {
            Tool.ofTheJdk(
                    "jar",
                    "--update",
                    "--file",
                    module.toString(),
                    "-C",
                    folder.toString(),
                    text.replaceFirst("\\.css$", ".bss"));
        }
    }

    private static List<String> unpack(Path jar, Path to) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile in = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                if (entry.getName().endsWith(".css")) {
                    Path file = to.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    Files.write(file, in.getInputStream(entry).readAllBytes());
                    names.add(entry.getName());
                }
            }
        }
        return names;
    }
}

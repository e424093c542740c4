import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/// Adds the module's description to a jar, with the version and the commit that was built:
/// `java Seal.java JAR CLASSES VERSION DATE`. Where there is no repository it is the version alone.
final class Seal {
    private Seal() {}

    public static void main(String[] args) throws InterruptedException {
        int code = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--update",
                        "--file=" + args[0],
                        "--module-version=" + args[2] + commit(Path.of(args[1])),
                        "--date=" + args[3],
                        "-C",
                        args[1],
                        "module-info.class");
        System.exit(code);
    }

    /// `+1a2b3c4d5e`, which in a version tells a build and nothing about what is newer.
    private static String commit(Path folder) throws InterruptedException {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short=10", "HEAD")
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return git.waitFor() == 0 && said.matches("[0-9a-f]{10,40}") ? "+" + said : "";
        } catch (IOException _) {
            return "";
        }
    }
}

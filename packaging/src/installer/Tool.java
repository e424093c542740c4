import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/// Runs the JDK's tools inside this process, and the system's beside it. What a tool says is shown only if it fails.
final class Tool {
    private Tool() {}

    /// Runs one of the JDK's: jar, javac, jlink, jpackage.
    static void ofTheJdk(String name, String... arguments) throws IOException {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int code = ToolProvider.findFirst(name).orElseThrow().run(out, out, arguments);
        if (code != 0) {
            throw new IOException(name + " " + String.join(" ", arguments) + "\n" + said);
        }
    }

    /// Runs one of the system's, and returns what it prints.
    static String ofTheSystem(Path folder, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + "\n" + said);
        }
        return said;
    }
}

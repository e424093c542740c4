package sampan.app.cli.bench;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import sampan.server.ConnectionModel;
import sampan.transport.LinkSyntaxException;
import sampan.transport.ShareLink;

/// A [BenchedHost] as this process sees it. Used by one thread; closed by whoever started it.
final class HostProcess implements AutoCloseable {
    /// As the launcher starts a host.
    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=256m", "-Djdk.tls.server.newSessionTicketCount=4");

    private static final long PATIENCE_S = 20;

    private final Process process;
    private final BufferedReader out;
    private final Writer in;
    private final ShareLink link;

    private HostProcess(Process process) throws IOException {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        boolean begun = false;
        try {
            this.link = ShareLink.parse(line());
            begun = true;
        } catch (LinkSyntaxException e) {
            throw new IOException(e);
        } finally {
            if (!begun) {
                process.destroyForcibly();
            }
        }
    }

    /// Hosts this folder in a process of its own, from the same installation.
    ///
    /// @param heap the most that it has for Java objects, MiB
    /// @throws IOException when it does not begin
    static HostProcess start(ConnectionModel model, int heap, Path folder) throws IOException {
        List<String> command = new ArrayList<>(java());
        command.add(1, "-Xmx" + heap + "m");
        command.add(model.word());
        command.add(folder.toString());
        return new HostProcess(
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start());
    }

    private static List<String> java() {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(OPTIONS);
        String security = System.getProperty("java.security.properties");
        if (security != null) {
            command.add("-Djava.security.properties=" + security);
        }
        String main = BenchedHost.class.getName();
        Module module = BenchedHost.class.getModule();
        String modules = System.getProperty("jdk.module.path");
        if (!module.isNamed()) {
            command.addAll(
                    List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main));
            return command;
        }
        command.add("--enable-native-access=sampan.protocol,sampan.server");
        if (modules != null) {
            command.addAll(List.of("-p", modules));
        }
        command.addAll(List.of("-m", module.getName() + "/" + main));
        return command;
    }

    ShareLink link() {
        return link;
    }

    /// What it takes now, after it has let go of what it does not need.
    ///
    /// @throws IOException when it has ended
    Footprint footprint() throws IOException {
        in.write("\n");
        in.flush();
        return Footprint.of(process.toHandle(), Long.parseLong(line()));
    }

    private String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new EOFException("the host has ended");
        }
        return line;
    }

    /// Ends it, and waits for its end.
    @Override
    public void close() throws IOException {
        try (in;
                out) {
            in.close();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

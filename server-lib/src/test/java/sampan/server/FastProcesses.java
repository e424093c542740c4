package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import sampan.protocol.Access;
import sampan.transport.DeviceIdentity;

/// Processes that come up several times as fast as those which nobody has prepared: their classes lie in an archive of
/// the JVM's (JEP 350), which one connection served beforehand has filled. Made once; the tests are many.
final class FastProcesses {
    private static final String CLASS_PATH = "-cp";
    private static final Processes ALL = prepare();

    private FastProcesses() {}

    static Processes of(int most) {
        return ALL.withMost(most);
    }

    private static Processes prepare() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "archive");
            List<String> command = inJars(Processes.DEFAULT.command(), folder);
            Path archive = folder.resolve("classes.jsa");
            train(with(command, "-XX:ArchiveClassesAtExit=" + archive), archive, folder);
            return Processes.DEFAULT.withCommand(with(command, "-XX:SharedArchiveFile=" + archive));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> with(List<String> command, String option) {
        List<String> more = new ArrayList<>(command);
        more.add(1, option);
        more.add(1, "-XX:TieredStopAtLevel=1");
        return more;
    }

    /// An archive is made of jars only.
    private static List<String> inJars(List<String> command, Path folder) throws IOException {
        List<String> changed = new ArrayList<>(command);
        int at = changed.indexOf(CLASS_PATH) + 1;
        assertThat(at).isPositive();
        List<String> places = new ArrayList<>();
        for (String place : changed.get(at).split(File.pathSeparator, -1)) {
            Path classes = Path.of(place);
            Path jar = folder.resolve(places.size() + ".jar");
            if (Files.isDirectory(classes)) {
                pack(classes, jar);
            }
            places.add(Files.exists(jar) ? jar.toString() : place);
        }
        changed.set(at, String.join(File.pathSeparator, places));
        return changed;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path one : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(one).toString().replace(File.separatorChar, '/')));
                Files.copy(one, out);
            }
        }
    }

    private static void train(List<String> command, Path archive, Path folder) throws IOException {
        Path share = Files.createDirectory(folder.resolve("share"));
        ServerConfig config = ServerConfig.of(DeviceIdentity.inMemory())
                .withPort(0)
                .withModel(ConnectionModel.PROCESS)
                .withProcesses(Processes.DEFAULT.withCommand(command))
                .withShare("full", share, Access.FULL);
        try (SampanServer server = SampanServer.start(config)) {
            // The process that only proves that one comes up leaves a small one, which is replaced.
            Files.deleteIfExists(archive);
            try (Caller caller = Caller.enter(server.invite(Invite.TO_EVERYTHING), DeviceIdentity.inMemory())) {
                byte[] bytes = ModelHouse.bytes(10_000);
                caller.ask(ModelHouse.put("a", bytes), bytes);
                assertThat(ModelHouse.fetch(caller, "a")).isEqualTo(bytes);
            }
            House.await(() -> server.visitors().isEmpty() && Files.exists(archive));
        }
    }
}

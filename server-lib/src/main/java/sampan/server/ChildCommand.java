package sampan.server;

import java.io.File;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The command that starts a [ConnectionProcess] with the Java and the classes of this program. Pure but for what the
/// running Java says of itself.
final class ChildCommand {
    /// A small heap, for one visitor, and nothing of the JVM's own in what is printed.
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmx160m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "-Xlog:all=error,aot*=off,cds*=off:stderr");

    private ChildCommand() {}

    static List<String> ofThisProgram() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        String security = System.getProperty("java.security.properties");
        if (security != null) {
            command.add("-Djava.security.properties=" + security);
        }
        String main = ConnectionProcess.class.getName();
        Module module = ConnectionProcess.class.getModule();
        if (!module.isNamed()) {
            command.addAll(onClassPath(System.getProperty("java.class.path"), main));
            return command;
        }
        Set<Path> places = places(module);
        if (places.isEmpty()) {
            command.add("--enable-native-access=sampan.protocol,sampan.server");
            command.addAll(List.of("-m", module.getName() + "/" + main));
            return command;
        }
        // On the class path it comes up four times as fast as from the same files as modules.
        command.addAll(
                onClassPath(places.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)), main));
        return command;
    }

    private static List<String> onClassPath(String path, String main) {
        return List.of("--enable-native-access=ALL-UNNAMED", "-cp", path, main);
    }

    /// Where a module and those that it needs lie, as far as they are not part of the running image.
    private static Set<Path> places(Module module) {
        Set<Path> places = new LinkedHashSet<>();
        Set<ResolvedModule> seen = new LinkedHashSet<>();
        Deque<ResolvedModule> left = new ArrayDeque<>();
        Optional.ofNullable(module.getLayer())
                .flatMap(layer -> layer.configuration().findModule(module.getName()))
                .ifPresent(left::add);
        while (!left.isEmpty()) {
            ResolvedModule next = left.remove();
            if (seen.add(next)) {
                place(next.reference()).ifPresent(places::add);
                left.addAll(next.reads());
            }
        }
        return places;
    }

    private static Optional<Path> place(ModuleReference module) {
        return module.location()
                .filter(where -> "file".equals(where.getScheme()))
                .map(ChildCommand::path);
    }

    private static Path path(URI where) {
        return Path.of(where);
    }
}

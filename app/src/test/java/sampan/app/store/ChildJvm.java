package sampan.app.store;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Another process with the same classes, which a test may kill.
public final class ChildJvm {
    private ChildJvm() {}

    /// Starts the `main` of this class, which need not be public; all classes are on its class path.
    ///
    /// @param home where it keeps what is its own
    public static Process start(Class<?> main, Path home, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx128m", "-cp", everything()));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        builder.environment().put(Home.VARIABLE, home.toString());
        return builder.start();
    }

    /// The class path and the modules' places: tests run with either.
    private static String everything() {
        Stream<String> modules = ModuleLayer.boot().configuration().modules().stream()
                .flatMap(module -> module.reference().location().stream())
                .filter(place -> place.getScheme().equals("file"))
                .map(place -> Path.of(place).toString());
        Stream<String> tests =
                Stream.of(Path.of("target", "test-classes").toAbsolutePath().toString());
        return Stream.concat(tests, Stream.concat(modules, Stream.of(System.getProperty("java.class.path", ""))))
                .collect(Collectors.joining(File.pathSeparator));
    }
}

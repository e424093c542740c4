package sampan.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How [ConnectionModel#PROCESS] starts the processes of its connections. Immutable.
///
/// @param command what starts one: a program and its arguments, which must run [ConnectionProcess] of the same version;
///     where to find the server is added at its end
/// @param most how many there may be at once; 1 or more
/// @param relayed whether the server carries the bytes even where a connection itself can be handed over
public record Processes(List<String> command, int most, boolean relayed) {
    private static final int MOST = 16;

    /// A small heap, for one visitor, and nothing of the JVM's own in what is printed.
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmx160m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "-Xlog:all=error,aot*=off,cds*=off:stderr");

    /// The Java that runs this program, with the same modules, and at most 16 processes.
    public static final Processes DEFAULT = new Processes(ofThisProgram(), MOST, false);

    /// @throws IllegalArgumentException when there is no command, or no process may be
    public Processes {
        command = List.copyOf(command);
        if (command.isEmpty() || most < 1) {
            throw new IllegalArgumentException(most + " processes of " + command);
        }
    }

    /// Started by another command.
    public Processes withCommand(List<String> words) {
        return new Processes(words, most, relayed);
    }

    /// Another number at once.
    public Processes withMost(int number) {
        return new Processes(command, number, relayed);
    }

    /// Carrying the bytes or not.
    public Processes withRelayed(boolean always) {
        return new Processes(command, most, always);
    }

    private static List<String> ofThisProgram() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        String security = System.getProperty("java.security.properties");
        if (security != null) {
            command.add("-Djava.security.properties=" + security);
        }
        String main = ConnectionProcess.class.getName();
        Module module = Processes.class.getModule();
        if (!module.isNamed()) {
            command.addAll(
                    List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main));
            return command;
        }
        command.add("--enable-native-access=sampan.protocol,sampan.server");
        String modules = System.getProperty("jdk.module.path");
        if (modules != null) {
            command.addAll(List.of("-p", modules));
        }
        command.addAll(List.of("-m", module.getName() + "/" + main));
        return command;
    }
}

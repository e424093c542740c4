import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/// The window with one label, made to start as ours does: by the same Java, with the same options, and with a start-up
/// cache of its own.
final class OneLabelWindow {
    private static final String TRAINING_MS = "3000";

    private final Path layout;
    private final Path room;

    private OneLabelWindow(Path layout, Path room) {
        this.layout = layout;
        this.room = room;
    }

    /// Compiles it with the jars in `libraries`, and trains its cache on that display.
    static OneLabelWindow make(Path layout, Path libraries, Path sources, Path room, String display)
            throws IOException, InterruptedException {
        OneLabelWindow window = new OneLabelWindow(layout, room);
        Path classes = Files.createDirectories(room.resolve("classes"));
        List<String> compile = new ArrayList<>(List.of("-d", classes.toString()));
        compile.addAll(List.of("--module-path", libraries.toString()));
        try (var files = Files.list(sources)) {
            files.map(Path::toString).forEach(compile::add);
        }
        tool("javac", compile);
        tool(
                "jar",
                List.of("--create", "--file", room.resolve("onelabel.jar").toString(), "-C", classes.toString(), "."));
        window.run(display, List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + window.notes()), TRAINING_MS);
        window.run(
                display,
                List.of(
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + window.notes(),
                        "-XX:AOTCache=" + window.cache()));
        return window;
    }

    private Path notes() {
        return room.resolve("onelabel.notes");
    }

    private Path cache() {
        return room.resolve("onelabel.aot");
    }

    /// What starts it.
    List<String> command() {
        return command(List.of("-XX:AOTCache=" + cache()));
    }

    private List<String> command(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.add("@" + layout.resolve("boot/window.options"));
        command.addAll(options);
        String path = room.resolve("onelabel.jar").toString();
        command.addAll(List.of("--module-path", own() ? path : path + ":" + layout.resolve("lib")));
        command.addAll(List.of("--module", "onelabel/onelabel.OneLabel"));
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(String display, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(options, arguments))
                .redirectErrorStream(true)
                .redirectOutput(room.resolve("onelabel.log").toFile());
        builder.environment().put("DISPLAY", display);
        builder.environment().remove("WAYLAND_DISPLAY");
        if (builder.start().waitFor() != 0) {
            throw new IOException(Files.readString(room.resolve("onelabel.log")));
        }
    }

    /// Whether the layout has its own Java.
    private boolean own() {
        return Files.isDirectory(layout.resolve("lib/runtime"));
    }

    private Path java() {
        Path home = own() ? layout.resolve("lib/runtime") : Path.of(System.getProperty("java.home"));
        return home.resolve("bin/java");
    }

    private static void tool(String name, List<String> arguments) throws IOException {
        int exit = ToolProvider.findFirst(name)
                .orElseThrow()
                .run(System.err, System.err, arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new IOException(name + " failed");
        }
    }
}

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Measures how soon a window stands there, in one run: `java StartTimes.java LAYOUT LIBRARIES ONELABEL ROOM ROUNDS`.
///
/// LAYOUT is what is measured: its window, which goes by a link to a host in another process and shows its table.
/// Beside it a window with one label, whose source is in ONELABEL and is compiled with the jars in LIBRARIES, started
/// by the same Java with the same options; and FileZilla, if it is there. ROOM is an empty folder; ROUNDS how often
/// each is started, in turn. A window stands there when the screen shows what it still shows some seconds later.
final class StartTimes {
    private static final int FILES = 1_000;
    private static final long WATCH_SECONDS = 8;
    private static final long REST_SECONDS = 15;
    private static final long PATIENCE_SECONDS = 20;

    private static final double WINDOW_GOAL = 1.7;
    private static final double RATIO_GOAL = 1.5;
    private static final double VERSION_GOAL = 0.2;
    private static final double RESIDENT_GOAL = 80;

    private final Path layout;
    private final Path room;
    private final int rounds;
    private final List<Process> started = new ArrayList<>();

    private StartTimes(Path layout, Path room, int rounds) {
        this.layout = layout;
        this.room = room;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        StartTimes times = new StartTimes(Path.of(args[0]), Path.of(args[3]), Integer.parseInt(args[4]));
        try (Screen screen = Screen.start(times.room.resolve("screen"))) {
            System.out.print(times.table(screen, Path.of(args[1]), Path.of(args[2])));
        } finally {
            times.started.forEach(Process::destroy);
        }
    }

    private String table(Screen screen, Path libraries, Path oneLabel) throws IOException, InterruptedException {
        Path library = Files.createDirectories(room.resolve("library"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(library.resolve("file %04d.txt".formatted(i)), "one of many\n");
        }
        Process host = start(screen, List.of(sampan(), "host", library.toString(), "--port", "0"), Redirect.PIPE);
        String link = link(host);
        double resident = resident(host);
        Map<String, List<String>> windows = new LinkedHashMap<>();
        windows.put("window with its table", List.of(sampan(), link));
        windows.put(
                "window with one label",
                OneLabelWindow.make(layout, libraries, oneLabel, room, screen.name())
                        .command());
        if (fileZilla()) {
            windows.put("FileZilla's window", List.of("filezilla"));
        }
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (var window : windows.entrySet()) {
                double one = window(screen, window.getValue());
                // The first brings files into memory, and makes folders and settings.
                if (round > 0) {
                    seconds.computeIfAbsent(window.getKey(), _ -> new ArrayList<>())
                            .add(one);
                }
            }
        }
        StringBuilder out = new StringBuilder("| start | measured | goal | reached |\n|---|---|---|---|\n");
        List<Double> ours = seconds.get("window with its table");
        List<Double> label = seconds.get("window with one label");
        row(out, "window with its table", range(ours), median(ours), WINDOW_GOAL, "s");
        row(
                out,
                "beside a window with one label",
                "that takes " + number(median(label), "s") + ", " + range(label),
                median(ours) / median(label),
                RATIO_GOAL,
                "×");
        List<Double> theirs = seconds.get("FileZilla's window");
        if (theirs != null) {
            out.append("| FileZilla's window | %s, %s | | |\n".formatted(number(median(theirs), "s"), range(theirs)));
        }
        double version = version(screen);
        row(out, "`sampan --version`", "", version, VERSION_GOAL, "s");
        row(out, "a host at rest, resident", "", resident, RESIDENT_GOAL, "MB");
        return out.toString();
    }

    private static void row(StringBuilder out, String what, String more, double measured, double goal, String unit) {
        String figures = number(measured, unit) + (more.isEmpty() ? "" : " (" + more + ")");
        out.append("| %s | %s | at most %s | %s |\n"
                .formatted(what, figures, number(goal, unit), measured <= goal ? "yes" : "no"));
    }

    private static String number(double value, String unit) {
        return String.format(Locale.ROOT, unit.equals("MB") ? "%.0f %s" : "%.2f %s", value, unit);
    }

    private static String range(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return String.format(Locale.ROOT, "%.2f to %.2f", sorted.getFirst(), sorted.getLast());
    }

    private static double median(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /// Seconds until the screen shows what it still shows at the end; the program is ended.
    private double window(Screen screen, List<String> command) throws IOException, InterruptedException {
        screen.awaitEmpty();
        long start = System.nanoTime();
        Process process = start(
                screen, command, Redirect.appendTo(room.resolve("windows.log").toFile()));
        try {
            return screen.settled(start, WATCH_SECONDS);
        } finally {
            end(process);
        }
    }

    private double version(Screen screen) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i <= rounds; i++) {
            long start = System.nanoTime();
            start(screen, List.of(sampan(), "--version"), Redirect.DISCARD).waitFor();
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        return median(seconds.subList(1, seconds.size()));
    }

    /// Of a host that was started and has had no visitor, MB.
    private static double resident(Process host) throws IOException, InterruptedException {
        Thread.sleep(TimeUnit.SECONDS.toMillis(REST_SECONDS));
        try (var status = Files.lines(Path.of("/proc/" + host.pid() + "/status"))) {
            long kilobytes = status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
            return kilobytes / 1000.0;
        }
    }

    private String sampan() {
        return layout.resolve("bin/sampan").toString();
    }

    private static String link(Process host) throws IOException {
        BufferedReader said = host.inputReader();
        String line = said.readLine();
        if (line == null || !line.startsWith("link ")) {
            throw new IOException("the host said: " + line);
        }
        return line.substring("link ".length());
    }

    /// Whether it is installed; its greeting of newcomers is marked as read.
    private boolean fileZilla() throws IOException {
        boolean installed = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "filezilla")));
        Path settings = Files.createDirectories(room.resolve("home/.config/filezilla"));
        Files.writeString(settings.resolve("filezilla.xml"), """
            <?xml version="1.0" encoding="UTF-8"?>
            <FileZilla3><Settings><Setting name="Greeting version">99.0.0</Setting></Settings></FileZilla3>
            """);
        return installed;
    }

    private Process start(Screen screen, List<String> command, Redirect output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(output)
                .redirectError(Redirect.appendTo(room.resolve("errors.log").toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("DISPLAY", screen.name());
        environment.put("HOME", room.resolve("home").toString());
        // The host keeps its own, apart from the window's.
        boolean host = command.contains("host");
        environment.put(
                "SAMPAN_HOME", room.resolve(host ? "host" : "home/sampan").toString());
        environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("WAYLAND_DISPLAY"));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.sort(Comparator.comparing(ProcessHandle::pid));
        all.forEach(ProcessHandle::destroy);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}

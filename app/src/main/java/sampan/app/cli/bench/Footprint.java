package sampan.app.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What a process takes, together with those it has started. Where the system does not tell (it has no `/proc`), memory
/// and threads are 0.
///
/// @param heap bytes of Java objects in use, of the process itself
/// @param resident bytes of memory
/// @param processorNanos processor time since it began
/// @param threads threads of the system
/// @param processes processes
public record Footprint(long heap, long resident, long processorNanos, long threads, long processes) {
    private static final int KIB = 1024;

    /// What this process and its descendants take now.
    static Footprint of(ProcessHandle process, long heap) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        long resident = 0;
        long threads = 0;
        long nanos = 0;
        for (ProcessHandle one : all) {
            Path status = Path.of("/proc", Long.toString(one.pid()), "status");
            resident += field(status, "VmRSS:") * KIB;
            threads += field(status, "Threads:");
            nanos += one.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
        }
        return new Footprint(heap, resident, nanos, threads, all.size());
    }

    /// What came on top of `before`; threads and processes are what there are.
    Footprint since(Footprint before) {
        return new Footprint(
                heap - before.heap,
                resident - before.resident,
                processorNanos - before.processorNanos,
                threads,
                processes);
    }

    private static long field(Path status, String name) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException _) {
            // it has ended meanwhile, or the system has no such file
            return 0;
        }
    }
}

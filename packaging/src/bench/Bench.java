import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Measures Sampan beside its peers on the same work, in one run: `java Bench.java SAMPAN ROOM ROUNDS ROW...`.
///
/// SAMPAN is its launcher; ROOM an empty folder, best in memory, for some gigabytes; ROUNDS how often the rows that
/// start a process anew are repeated; ROW picks rows by a part of their names. Everything is on loopback.
final class Bench {
    private Bench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path sampan = Path.of(args[0]).toAbsolutePath();
        Path room = Path.of(args[1]).toAbsolutePath();
        int rounds = Integer.parseInt(args[2]);
        Set<String> only = new TreeSet<>(Arrays.asList(args).subList(3, args.length));
        Data data = new Data(room);
        List<Row> rows = new ArrayList<>();
        try (Peers peers = Peers.start(data);
                SampanHost host = SampanHost.start(sampan, data)) {
            Rows all = new Rows(data, peers, host, rounds);
            for (Rows.Named row : all.all()) {
                if (only.isEmpty() || only.stream().anyMatch(row.name()::contains)) {
                    System.err.println("measuring: " + row.name());
                    rows.addAll(row.work().measure());
                    System.err.println("resident at the most so far: " + all.resident());
                }
            }
            rows.addAll(all.memory());
        }
        System.out.print(Row.table(rows));
        if (rows.stream().anyMatch(row -> row.outcome() == Row.Outcome.WRONG)) {
            System.exit(1);
        }
    }
}

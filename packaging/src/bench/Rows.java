import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rows of the table: what is measured, beside whom, and what it must reach.
///
/// *Cold* is a whole process, its start included, the median of the rounds; *warm* the third time in one process.
final class Rows {
    private static final int WARM = 3;
    private static final long DELAY_NANOS = 10_000_000;

    /// One or more rows that are measured together.
    record Named(String name, Work work) {}

    /// Measures.
    interface Work {
        List<Row> measure() throws IOException, InterruptedException;
    }

    private final Data data;
    private final Peers peers;
    private final SampanHost host;
    private final int rounds;
    private final Map<String, Double> peerSeconds = new LinkedHashMap<>();

    Rows(Data data, Peers peers, SampanHost host, int rounds) {
        this.data = data;
        this.peers = peers;
        this.host = host;
        this.rounds = rounds;
    }

    List<Named> all() {
        return List.of(
                new Named("start", this::start),
                new Named("get-big", this::getBig),
                new Named("put-big", this::putBig),
                new Named("get-small", this::getSmall),
                new Named("put-small", this::putSmall),
                new Named("far-small", this::farSmall),
                new Named("replace", this::replace),
                new Named("list", this::list));
    }

    private List<Row> start() throws IOException, InterruptedException {
        double[] seconds = new double[Math.max(5, rounds)];
        boolean right = true;
        for (int i = 0; i < seconds.length; i++) {
            Timed timed = host.run("--version");
            right &= timed.exit() == 0;
            seconds[i] = timed.seconds();
        }
        double median = median(seconds);
        return List.of(new Row("`sampan --version`", Row.seconds(median), "0.5 s", outcome(right, median <= 0.5)));
    }

    private List<Row> getBig() throws IOException, InterruptedException {
        Path here = data.home.resolve("big.bin");
        Map<String, List<String>> others = new LinkedHashMap<>();
        others.put("scp", peers.scp(Peers.remote(data.big), data.home.toString()));
        others.put("nginx+curl by TLS", peers.curl("big.bin", here));
        others.put("vsftpd+curl, plain", peers.curlFtp("big.bin", here));
        others.put("rsync daemon, plain", peers.rsync(Peers.module("big.bin"), data.home + "/"));
        String[] ours = {"get", "-q", SampanHost.at("big.bin"), "--to", data.home.toString()};
        List<Row> rows = new ArrayList<>();
        rows.add(cold("get 1 GiB", ours, others, data.big, here, Map.of("scp", 1.3)));
        rows.add(warm(
                "get 1 GiB", List.of("get", SampanHost.at("big.bin")), Map.of("scp", 2.0, "vsftpd+curl, plain", 0.9)));
        return rows;
    }

    private List<Row> putBig() throws IOException, InterruptedException {
        Path there = data.up.resolve("big.bin");
        Map<String, List<String>> others = new LinkedHashMap<>();
        others.put("scp", peers.scp(data.big.toString(), Peers.remote(data.up)));
        others.put("vsftpd+curl, plain", peers.curlFtpPut(data.big, "up/big.bin"));
        others.put("rsync daemon, plain", peers.rsync(data.big.toString(), Peers.module("up/")));
        String[] ours = {"put", "-q", data.big.toString(), SampanHost.at("up")};
        List<Row> rows = new ArrayList<>();
        rows.add(cold("put 1 GiB", ours, others, data.big, there, Map.of("scp", 1.3)));
        rows.add(warm(
                "put 1 GiB",
                List.of("put", data.big.toString(), SampanHost.at("up")),
                Map.of("scp", 2.0, "vsftpd+curl, plain", 0.65)));
        return rows;
    }

    private List<Row> getSmall() throws IOException, InterruptedException {
        Path here = data.home.resolve("small");
        Map<String, List<String>> others = new LinkedHashMap<>();
        others.put("rsync daemon, plain", peers.rsync(Peers.module("small"), data.home + "/"));
        others.put("lftp, plain", peers.lftp("small", here));
        others.put("scp", peers.scp(Peers.remote(data.small), data.home.toString()));
        String[] ours = {"get", "-q", SampanHost.at("small"), "--to", data.home.toString()};
        List<Row> rows = new ArrayList<>();
        rows.add(cold(
                "get 10,000 × 4 KiB",
                ours,
                others,
                data.small,
                here,
                Map.of("scp", 5.0, "lftp, plain", 4.0, "rsync daemon, plain", 0.5)));
        rows.add(
                warm("get 10,000 × 4 KiB", List.of("get", SampanHost.at("small")), Map.of("rsync daemon, plain", 1.0)));
        return rows;
    }

    private List<Row> putSmall() throws IOException, InterruptedException {
        Path there = data.up.resolve("small");
        Map<String, List<String>> others = new LinkedHashMap<>();
        others.put("rsync daemon, plain", peers.rsync(data.small.toString(), Peers.module("up/")));
        others.put("lftp, plain", peers.lftpPut(data.small, "up/small"));
        others.put("scp", peers.scp(data.small.toString(), Peers.remote(data.up)));
        String[] ours = {"put", "-q", data.small.toString(), SampanHost.at("up")};
        List<Row> rows = new ArrayList<>();
        rows.add(cold(
                "put 10,000 × 4 KiB",
                ours,
                others,
                data.small,
                there,
                Map.of("scp", 5.0, "lftp, plain", 4.0, "rsync daemon, plain", 0.5)));
        rows.add(warm(
                "put 10,000 × 4 KiB",
                List.of("put", data.small.toString(), SampanHost.at("up")),
                Map.of("rsync daemon, plain", 1.0)));
        return rows;
    }

    private List<Row> farSmall() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        try (Delay line = new Delay(host.port(), DELAY_NANOS)) {
            String far = host.trustedAt(line.port());
            rows.add(far(
                    "get 10,000 × 4 KiB",
                    List.of("get", SampanHost.at(far, "small")),
                    List.of("get", SampanHost.at("small"))));
            rows.add(far(
                    "put 10,000 × 4 KiB",
                    List.of("put", data.small.toString(), SampanHost.at(far, "up")),
                    List.of("put", data.small.toString(), SampanHost.at("up"))));
        }
        return rows;
    }

    private Row far(String what, List<String> far, List<String> near) throws IOException, InterruptedException {
        double without = laps(near);
        double with = laps(far);
        String figures =
                "%s, without it %s: %s".formatted(Row.seconds(with), Row.seconds(without), Row.times(with / without));
        return new Row(
                what + " with 20 ms of latency, warm",
                figures,
                "at most 1.5 × the time without it",
                outcome(with > 0 && without > 0, with <= 1.5 * without));
    }

    private List<Row> replace() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        rows.add(replaced("1 % of its chunks changed", data.changed(), 0.02));
        rows.add(replaced("1,000,001 bytes inserted at its front", data.shifted(), 0.03));
        return rows;
    }

    private Row replaced(String how, Path with, double most) throws IOException, InterruptedException {
        data.clear();
        boolean right =
                host.run("put", "-q", data.big.toString(), SampanHost.at("up")).exit() == 0;
        Timed timed = host.run("put", "--json", "--on-conflict", "replace", with.toString(), SampanHost.at("up"));
        right &= timed.exit() == 0 && Data.same(with, data.up.resolve("big.bin"));
        double share = (number(timed.last(), "sent") + number(timed.last(), "received")) / Data.BIG;
        data.clear();
        Files.delete(with);
        return new Row(
                "replace a file of 1 GiB with " + how,
                "%.2f %% of its bytes on the wire, %s".formatted(share * 100, Row.seconds(timed.seconds())),
                "at most %.0f %%".formatted(most * 100),
                outcome(right, share <= most));
    }

    private List<Row> list() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        Path none = data.many(0);
        Path many = data.many(100_000);
        double[] start = new double[Math.max(3, rounds)];
        double[] first = new double[start.length];
        double[] all = new double[start.length];
        boolean right = true;
        for (int i = 0; i < start.length; i++) {
            start[i] = host.run("ls", "--json", SampanHost.at(none.getFileName().toString()))
                    .seconds();
            Timed timed =
                    host.run("ls", "--json", SampanHost.at(many.getFileName().toString()));
            right &= timed.exit() == 0;
            first[i] = timed.first();
            all[i] = timed.seconds();
        }
        Data.delete(many);
        Data.delete(none);
        double begun = median(start);
        double early = Math.max(0, median(first) - begun);
        double late = Math.max(0, median(all) - begun);
        rows.add(new Row(
                "list 100,000 entries, beyond the time for an empty folder",
                "first row %s, all %s".formatted(Row.seconds(early), Row.seconds(late)),
                "0.1 s, 1 s",
                outcome(right, early <= 0.1 && late <= 1)));
        Path more = data.many(1_000_000);
        Timed timed = host.run("ls", SampanHost.at(more.getFileName().toString()));
        Data.delete(more);
        rows.add(new Row(
                "list 1,000,000 entries, the visitor's memory",
                megabytes(timed.memory()) + ", " + Row.seconds(timed.seconds()),
                "150 MB",
                outcome(timed.exit() == 0, timed.memory() <= 150_000_000)));
        return rows;
    }

    /// The memory of everything that was measured before, but for the long listing.
    List<Row> memory() {
        long there = host.memory();
        long here = host.visitorMemory();
        return List.of(new Row(
                "memory resident at the most, in all of this",
                resident(),
                "200 MB each",
                Row.Outcome.of(there <= 200_000_000 && here <= 200_000_000)));
    }

    /// The host's and the visitors' memory, in words.
    String resident() {
        return "host %s, visitor %s".formatted(megabytes(host.memory()), megabytes(host.visitorMemory()));
    }

    private static String megabytes(long bytes) {
        return "%.0f MB".formatted(bytes / 1e6);
    }

    private static Row.Outcome outcome(boolean right, boolean met) {
        return right ? Row.Outcome.of(met) : Row.Outcome.WRONG;
    }

    /// Ours and the others in turn, round after round, so that a busy moment hits all alike.
    private Row cold(
            String what,
            String[] ours,
            Map<String, List<String>> others,
            Path source,
            Path target,
            Map<String, Double> goals)
            throws IOException, InterruptedException {
        double[] mine = new double[rounds];
        Map<String, double[]> theirs = new LinkedHashMap<>();
        boolean right = true;
        for (int i = 0; i < rounds; i++) {
            data.clear();
            Timed timed = host.run(ours);
            mine[i] = timed.seconds();
            right &= timed.exit() == 0 && Data.same(source, target);
            for (Map.Entry<String, List<String>> other : others.entrySet()) {
                data.clear();
                Timed peer = Timed.run(other.getValue(), Map.of(), data.room.resolve("peers.log"));
                theirs.computeIfAbsent(other.getKey(), _ -> new double[rounds])[i] = peer.seconds();
                if (peer.exit() != 0 || !Data.same(source, target)) {
                    throw new IOException(other.getKey() + " failed; peers.log says more");
                }
            }
        }
        data.clear();
        theirs.forEach((name, seconds) -> peerSeconds.put(what + name, median(seconds)));
        return row(what, ", cold", median(mine), theirs.keySet(), goals, right);
    }

    private Row warm(String what, List<String> work, Map<String, Double> goals)
            throws IOException, InterruptedException {
        double seconds = laps(work);
        return row(what, ", warm", seconds, goals.keySet(), goals, seconds > 0);
    }

    private Row row(
            String what, String how, double seconds, Iterable<String> names, Map<String, Double> goals, boolean right) {
        StringBuilder figures = new StringBuilder(Row.seconds(seconds));
        StringBuilder goal = new StringBuilder();
        boolean met = true;
        for (String name : names) {
            double ratio = peerSeconds.getOrDefault(what + name, Double.NaN) / seconds;
            figures.append("; %s × %s".formatted(Row.times(ratio).replace(" ×", ""), name));
            Double least = goals.get(name);
            if (least != null) {
                goal.append(goal.isEmpty() ? "" : "; ")
                        .append(least)
                        .append(" × ")
                        .append(name);
                met &= ratio >= least;
            }
        }
        return new Row(what + how, figures.toString(), goal.toString(), outcome(right, met));
    }

    /// The seconds of the third repetition in one process.
    private double laps(List<String> work) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("bench", "transfer"));
        words.addAll(work);
        words.addAll(List.of("--repeat", String.valueOf(WARM), "--json", "--to", data.home.toString()));
        Timed timed = host.run(words.toArray(String[]::new));
        return timed.exit() == 0 ? number(timed.last(), "seconds") : -1;
    }

    private static double number(String json, String field) {
        Matcher matcher = Pattern.compile("\"" + field + "\":([0-9.]+)").matcher(json);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : -1;
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}

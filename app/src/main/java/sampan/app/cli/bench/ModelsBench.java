package sampan.app.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sampan.app.cli.bench.Row.Figures;
import sampan.app.cli.bench.Row.NotRun;
import sampan.app.text.Text;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.server.ConnectionModel;
import sampan.server.Processes;

/// Runs every connection model with crowds of several sizes, each with a host of its own. Used by one thread.
public final class ModelsBench {
    private static final String SMALL_FILE = "small";
    private static final String BIG_FILE = "big";
    private static final int SMALL_BYTES = 1_024;

    /// Enough for ten thousand that all ask for something.
    private static final int HEAP_MIB = 512;

    private final Plan plan;
    private final Text text;
    private final Consumer<Row> told;

    /// What is to be measured.
    ///
    /// @param models in this order
    /// @param connections how many, in this order
    /// @param time for each piece of work
    public record Plan(List<ConnectionModel> models, List<Integer> connections, Duration time) {
        public Plan {
            models = List.copyOf(models);
            connections = List.copyOf(connections);
        }
    }

    /// A bench of this plan.
    ///
    /// @param text for the reasons why something was not measured
    /// @param told hears each row as soon as there is one
    public ModelsBench(Plan plan, Text text, Consumer<Row> told) {
        this.plan = plan;
        this.text = text;
        this.told = told;
    }

    /// Measures.
    ///
    /// @param folder an empty one for what is hosted
    /// @return a row for each model, number of connections and work
    /// @throws IOException when the files can't be made or no host begins
    public List<Row> run(Path folder) throws IOException, InterruptedException {
        byte[] bytes = new byte[Limits.CHUNK];
        new Random(1).nextBytes(bytes);
        Files.write(folder.resolve(BIG_FILE), bytes);
        Files.write(folder.resolve(SMALL_FILE), Arrays.copyOf(bytes, SMALL_BYTES));
        List<Row> rows = new ArrayList<>();
        for (ConnectionModel model : plan.models()) {
            for (int connections : plan.connections()) {
                for (Row row : measure(model, connections, folder)) {
                    rows.add(row);
                    told.accept(row);
                }
            }
        }
        return rows;
    }

    private List<Row> measure(ConnectionModel model, int connections, Path folder)
            throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        int processes = Processes.DEFAULT.most();
        if (model == ConnectionModel.PROCESS && connections > processes) {
            return none(rows, model, connections, text.get("bench.processes", processes));
        }
        try (HostProcess host = HostProcess.start(model, HEAP_MIB, folder)) {
            if (connections > 1 && servesOne(host)) {
                return none(rows, model, connections, text.get("bench.one-at-a-time"));
            }
            warmUp(host);
            Footprint before = host.footprint();
            try (Crowd crowd = Crowd.enter(host.link(), connections)) {
                for (Work work : Work.values()) {
                    rows.add(new Row(model, connections, work, work(host, crowd, work, before)));
                }
            }
            return rows;
        } catch (Crowd.LateException _) {
            return none(rows, model, connections, text.get("bench.late"));
        } catch (IOException e) {
            return none(rows, model, connections, text.get("bench.failed", String.valueOf(e.getMessage())));
        }
    }

    /// The rows that are still missing, with the reason.
    private static List<Row> none(List<Row> rows, ConnectionModel model, int connections, String reason) {
        for (Work work : List.of(Work.values()).subList(rows.size(), Work.values().length)) {
            rows.add(new Row(model, connections, work, new NotRun(reason)));
        }
        return rows;
    }

    private static boolean servesOne(HostProcess host) throws IOException, InterruptedException {
        try (Crowd first = Crowd.enter(host.link(), 1)) {
            return first.welcome().limits().connections() == 1;
        }
    }

    /// The first requests of a host are those in which it is compiled.
    private void warmUp(HostProcess host) throws IOException, InterruptedException {
        try (Crowd first = Crowd.enter(host.link(), 1)) {
            var _ = first.work(file(SMALL_FILE), plan.time().dividedBy(4));
            var _ = first.work(file(BIG_FILE), plan.time().dividedBy(4));
        }
    }

    private Figures work(HostProcess host, Crowd crowd, Work work, Footprint before)
            throws IOException, InterruptedException {
        Footprint idle = host.footprint();
        Crowd.Done done = switch (work) {
            case IDLE -> rest();
            case SMALL -> crowd.work(file(SMALL_FILE), plan.time());
            case BULK -> crowd.work(file(BIG_FILE), plan.time());
        };
        Footprint after = host.footprint();
        Footprint more = after.since(before);
        return new Figures(
                done.nanos() / 1e9,
                done.latencies().count(),
                done.bytes(),
                done.latencies().within(0.5),
                done.latencies().within(0.99),
                new Footprint(
                        more.heap(),
                        more.resident(),
                        after.processorNanos() - idle.processorNanos(),
                        after.threads(),
                        after.processes()));
    }

    private Crowd.Done rest() throws InterruptedException {
        long began = System.nanoTime();
        var _ = new CountDownLatch(1).await(plan.time().toNanos(), TimeUnit.NANOSECONDS);
        return new Crowd.Done(System.nanoTime() - began, 0, new Latencies());
    }

    private static RemotePath file(String name) {
        return RemotePath.of(BenchedHost.SHARE, name);
    }
}

package sampan.app.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import sampan.protocol.RemotePath;
import sampan.server.ConnectionModel;

/// A host in a process of its own, with a heap of 256 MiB, that holds many connections on which nothing is said.
final class IdleHost {
    private static final int HEAP_MIB = 256;

    private IdleHost() {}

    /// What it took to hold them.
    ///
    /// @param heap bytes of Java objects in use with all of them there
    /// @param heapEach of these for each connection
    /// @param residentEach bytes of memory for each connection
    /// @param threads threads of the system
    /// @param enteringSeconds how long their coming took
    /// @param answered how many of them were answered afterwards
    record Held(long heap, long heapEach, long residentEach, long threads, double enteringSeconds, long answered) {}

    static Held hold(ConnectionModel model, int connections, Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("file"), "still there");
        try (HostProcess host = HostProcess.start(model, HEAP_MIB, folder)) {
            Footprint before = host.footprint();
            long began = System.nanoTime();
            try (Crowd crowd = Crowd.enter(host.link(), connections)) {
                double entering = (System.nanoTime() - began) / 1e9;
                Footprint with = host.footprint();
                Footprint more = with.since(before);
                Crowd.Done done = crowd.work(RemotePath.of(BenchedHost.SHARE, "file"), Duration.ZERO);
                return new Held(
                        with.heap(),
                        more.heap() / connections,
                        more.resident() / connections,
                        with.threads(),
                        entering,
                        done.latencies().count());
            }
        }
    }
}

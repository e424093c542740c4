package sampan.app.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import sampan.protocol.Access;
import sampan.protocol.Limits;
import sampan.server.ConnectionModel;
import sampan.server.Invite;
import sampan.server.SampanServer;
import sampan.server.ServerConfig;
import sampan.server.ServerLimits;
import sampan.transport.DeviceIdentity;

/// The host of a bench, a program of its own: its memory and its processor time are nobody else's. It prints its link,
/// answers every line with the bytes of Java objects in use, and ends at the end of its input.
public final class BenchedHost {
    static final String SHARE = "bench";

    /// More than the largest crowd, so that no limit of numbers decides.
    private static final int MEMBERS = 20_000;

    /// Coming in takes a crowd a while, and those who came first are silent meanwhile.
    private static final int IDLE_MS = (int) Duration.ofMinutes(10).toMillis();

    private BenchedHost() {}

    /// Hosts until its input ends.
    ///
    /// @param args the connection model and the folder
    /// @throws IOException when it can't be hosted
    public static void main(String[] args) throws IOException {
        Limits usual = Limits.DEFAULT;
        ServerConfig config = ServerConfig.of(DeviceIdentity.inMemory())
                .withShare(SHARE, Path.of(args[1]), Access.READ)
                .withPort(0)
                .withModel(ConnectionModel.parse(args[0]))
                .withLimits(ServerLimits.DEFAULT
                        .withMembers(MEMBERS)
                        .withTold(new Limits(
                                usual.requests(),
                                usual.ahead(),
                                usual.run(),
                                usual.connections(),
                                usual.waitMs(),
                                IDLE_MS)));
        PrintStream out = System.out;
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (SampanServer server = SampanServer.start(config)) {
            out.println(server.invite(Invite.TO_EVERYTHING).text());
            out.flush();
            while (in.readLine() != null) {
                out.println(heap());
                out.flush();
            }
        }
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        // Twice: what the first finds dead may only be let go of by the second.
        System.gc();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

package sampan.embedding;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import sampan.protocol.Access;
import sampan.server.Invite;
import sampan.server.SampanServer;
import sampan.server.ServerConfig;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// What the READMEs show of embedding, as a program would write it. It uses nothing but what the library exports.
final class EmbeddingSample {
    private EmbeddingSample() {}

    static void host(Path home, Path folder, Consumer<String> show, CountDownLatch quit) throws Exception {
        // sample: begin
        ServerConfig config = ServerConfig.of(DeviceIdentity.loadOrCreate(home))
                .withShare("Photos", folder, Access.ADD)
                .withPort(0)
                .withListener(event -> show.accept("happened: " + event));
        try (SampanServer server = SampanServer.start(config)) {
            ShareLink link = server.invite(Invite.TO_EVERYTHING);
            show.accept("link " + link.text());
            quit.await();
            server.drain(Duration.ofSeconds(10));
        }
        // sample: end
    }
}

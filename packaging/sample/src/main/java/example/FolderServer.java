package example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import sampan.protocol.Access;
import sampan.server.Invite;
import sampan.server.SampanServer;
import sampan.server.ServerConfig;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// Serves a folder, says by which link, and ends.
public final class FolderServer {
    private FolderServer() {}

    /// Serves it for a moment.
    ///
    /// @param args the folder
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        ServerConfig config = ServerConfig.of(DeviceIdentity.inMemory())
                .withShare("Photos", folder, Access.ADD)
                .withPort(0);
        try (SampanServer server = SampanServer.start(config)) {
            ShareLink link = server.invite(Invite.TO_EVERYTHING);
            System.out.println("serving at port " + link.port());
            server.drain(Duration.ofSeconds(1));
        }
    }
}

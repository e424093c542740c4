package sampan.app.ui;

import java.io.IOException;
import java.nio.file.Path;
import sampan.app.client.NativeTls;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.server.Invite;
import sampan.server.SampanServer;
import sampan.server.ServerConfig;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// A real host on loopback, in the test's own process: one folder as the share `Harbour`.
///
/// @param server the host
/// @param link what lets a visitor in
public record Harbour(SampanServer server, ShareLink link) implements AutoCloseable {
    /// The share's name.
    public static final String SHARE = "Harbour";

    /// Shares a folder.
    public static Harbour of(Path folder, Access access) throws IOException {
        SampanServer server = SampanServer.start(ServerConfig.of(DeviceIdentity.inMemory())
                .withTls(NativeTls.fastest())
                .withHostName("office-nas")
                .withPort(0)
                .withShare(SHARE, folder, access));
        return new Harbour(server, server.invite(Invite.TO_EVERYTHING));
    }

    /// A path in the share.
    public static RemotePath path(String... names) {
        RemotePath path = RemotePath.of(SHARE);
        for (String name : names) {
            path = path.child(name);
        }
        return path;
    }

    @Override
    public void close() {
        server.close();
    }
}

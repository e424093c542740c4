package sampan.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import sampan.app.client.NativeTls;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.server.AccessStore;
import sampan.server.Invite;
import sampan.server.SampanServer;
import sampan.server.ServerConfig;
import sampan.server.ServerEvent;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// A host in the test's own process: one folder as the share `Files`.
record Hosted(SampanServer server, ShareLink link) implements AutoCloseable {
    static final String SHARE = "Files";

    static Hosted of(Path folder, Access access) throws IOException {
        return of(folder, access, AccessStore.inMemory());
    }

    static Hosted of(Path folder, Access access, AccessStore store) throws IOException {
        return of(DeviceIdentity.inMemory(), 0, folder, access, store);
    }

    /// A host that tells what happens.
    static Hosted of(Path folder, Access access, AccessStore store, Consumer<ServerEvent> listener) throws IOException {
        SampanServer server = SampanServer.start(ServerConfig.of(DeviceIdentity.inMemory())
                .withTls(NativeTls.fastest())
                .withHostName("office")
                .withPort(0)
                .withAccess(store)
                .withListener(listener)
                .withShare(SHARE, folder, access));
        return new Hosted(server, server.invite(Invite.TO_EVERYTHING));
    }

    static Hosted of(DeviceIdentity me, int port, Path folder, Access access, AccessStore store) throws IOException {
        SampanServer server = SampanServer.start(ServerConfig.of(me)
                .withTls(NativeTls.fastest())
                .withHostName("office")
                .withPort(port)
                .withAccess(store)
                .withShare(SHARE, folder, access));
        return new Hosted(server, server.invite(Invite.TO_EVERYTHING));
    }

    /// A link to something in the share: `at("a", "b.txt")`.
    String at(String... names) {
        RemotePath path = RemotePath.of(SHARE);
        for (String name : names) {
            path = path.child(name);
        }
        return link.withPath(path).text();
    }

    /// A link to the list of shares.
    String library() {
        return link.withPath(RemotePath.LIBRARY).text();
    }

    @Override
    public void close() {
        server.close();
    }
}

package sampan.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import sampan.transport.ShareLink;

/// A host of one connection, which somebody else has accepted: inetd, or systemd for a socket with `Accept=yes`, which
/// start a program for each connection with the connection as its standard input. As many as there are connections
/// serve the same folders together.
public final class InheritedServer {
    private static final Duration MOMENT = Duration.ofMillis(500);

    private InheritedServer() {}

    /// Serves the connection on the calling thread, and returns when it has ended. What is asked for beside the
    /// `sampan` dialect, where to listen and the connection model mean nothing here.
    ///
    /// Nothing may be printed meanwhile: as a rule standard output and standard error are the connection too.
    ///
    /// @param config what it serves, and to whom; its [AccessStore] should be one that lasts
    /// @param connection a TCP connection; closed at the end
    /// @throws FolderInUseException when a host that is alone serves one of the folders
    /// @throws IOException when the connection is none of TCP, or a folder can't be shared
    public static void serve(ServerConfig config, SocketChannel connection) throws IOException {
        FileThreads accessFiles = new FileThreads("access", 1, () -> {});
        List<HostedShare> shares = new ArrayList<>();
        try (connection) {
            StorageOpener opener = LocalShares.besideOthers();
            for (SharedFolder folder : config.shares()) {
                shares.add(opener.host(folder, config.listener()));
            }
            InstantSource clock = InstantSource.system();
            StoreDoorman doorman = new StoreDoorman(config, accessFiles, clock, shares);
            Host host = Host.of(config.withListener(doorman.noting(config.listener())), shares, doorman, opener, clock);
            Reception reception = new Reception(
                    new SampanDialect(host),
                    config.limits(),
                    Gate.of(config.limits()),
                    host.visits(),
                    host.lines(),
                    host.config().listener());
            LoneConnection.serve(
                    connection,
                    client(connection),
                    reception,
                    List.of(new Upkeep(host, accessFiles)),
                    one -> reception.gate().enter(one));
        } finally {
            accessFiles.close(MOMENT);
            shares.forEach(share -> share.files().close(MOMENT));
        }
    }

    /// Makes a link to such a host, and remembers it durably in the store of the configuration. It also works beside
    /// a running [SampanServer] of the same store and identity, which notices within a second.
    ///
    /// @param host where visitors find the port
    /// @param port the port that inetd or systemd listens on
    /// @throws IllegalArgumentException when there is no share of a name that was asked for
    /// @throws sampan.transport.LinkSyntaxException when that can't stand in a link
    /// @throws IOException when there is no such folder, or the link could not be remembered
    public static ShareLink invite(ServerConfig config, Invite invite, String host, int port) throws IOException {
        List<SharedFolder> shares = new ArrayList<>();
        for (SharedFolder share : config.shares()) {
            shares.add(share.real());
        }
        return Inviting.link(config, shares, invite, InstantSource.system().instant(), host, port);
    }

    private static InetSocketAddress client(SocketChannel connection) throws IOException {
        SocketAddress address = connection.getRemoteAddress();
        if (address instanceof InetSocketAddress client) {
            return client;
        }
        throw new IOException("not a connection of TCP: " + address);
    }
}

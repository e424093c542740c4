package sampan.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;
import sampan.transport.TlsProvider;

/// What a server is to be. Immutable; begin with [#of] and change it with `withX`.
///
/// @param identity who the host is to its visitors
/// @param hostName the host's name for people
/// @param shares what it offers
/// @param bind the address to listen on; loopback, so that only this computer can come, unless said otherwise
/// @param port the port to listen on; 0 for any that is free
/// @param limits how much it takes on
/// @param access whom it lets in
/// @param listener is told what happens, on the threads of the connections, several at once: it should return quickly
/// @param model how it waits for its visitors; a virtual thread each, unless said otherwise
/// @param processes how the processes of [ConnectionModel#PROCESS] are started, and how many
/// @param classic where the first share is offered in the classic dialect too; nowhere, null, unless said otherwise
/// @param tls whose TLS is used; the JDK's, unless said otherwise. Processes of [ConnectionModel#PROCESS] use the JDK's
public record ServerConfig(
        DeviceIdentity identity,
        String hostName,
        List<SharedFolder> shares,
        InetAddress bind,
        int port,
        ServerLimits limits,
        AccessStore access,
        Consumer<ServerEvent> listener,
        ConnectionModel model,
        Processes processes,
        @Nullable ClassicPort classic,
        TlsProvider tls) {
    private static final int LARGEST_PORT = 65_535;

    /// @throws IllegalArgumentException when two shares have one name, or the port is none
    public ServerConfig {
        shares = List.copyOf(shares);
        Set<String> names = new HashSet<>();
        for (SharedFolder share : shares) {
            if (!names.add(share.name())) {
                throw new IllegalArgumentException("two shares are called " + share.name());
            }
        }
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("port " + port);
        }
    }

    /// A server without shares, on loopback and Sampan's port, that remembers nobody.
    public static ServerConfig of(DeviceIdentity identity) {
        return new ServerConfig(
                identity,
                "Sampan",
                List.of(),
                InetAddress.getLoopbackAddress(),
                ShareLink.DEFAULT_PORT,
                ServerLimits.DEFAULT,
                AccessStore.inMemory(),
                _ -> {},
                ConnectionModel.VIRTUAL_THREAD,
                Processes.DEFAULT,
                null,
                TlsProvider.jdk());
    }

    /// With another name for people.
    public ServerConfig withHostName(String name) {
        return new ServerConfig(
                identity, name, shares, bind, port, limits, access, listener, model, processes, classic, tls);
    }

    /// With one more share.
    public ServerConfig withShare(SharedFolder share) {
        List<SharedFolder> more = new ArrayList<>(shares);
        more.add(share);
        return new ServerConfig(
                identity, hostName, more, bind, port, limits, access, listener, model, processes, classic, tls);
    }

    /// With one more share, of portable names.
    public ServerConfig withShare(String name, Path folder, Access most) {
        return withShare(new SharedFolder(name, folder, most, true, false));
    }

    /// Listening on another address; `::` or `0.0.0.0` for all that this computer has.
    public ServerConfig withBind(InetAddress address) {
        return new ServerConfig(
                identity, hostName, shares, address, port, limits, access, listener, model, processes, classic, tls);
    }

    /// Listening on another port; 0 for any that is free.
    public ServerConfig withPort(int number) {
        return new ServerConfig(
                identity, hostName, shares, bind, number, limits, access, listener, model, processes, classic, tls);
    }

    /// With other limits.
    public ServerConfig withLimits(ServerLimits other) {
        return new ServerConfig(
                identity, hostName, shares, bind, port, other, access, listener, model, processes, classic, tls);
    }

    /// With another memory of whom it lets in.
    public ServerConfig withAccess(AccessStore store) {
        return new ServerConfig(
                identity, hostName, shares, bind, port, limits, store, listener, model, processes, classic, tls);
    }

    /// With another listener.
    public ServerConfig withListener(Consumer<ServerEvent> told) {
        return new ServerConfig(
                identity, hostName, shares, bind, port, limits, access, told, model, processes, classic, tls);
    }

    /// Waiting for its visitors in another way.
    public ServerConfig withModel(ConnectionModel other) {
        return new ServerConfig(
                identity, hostName, shares, bind, port, limits, access, listener, other, processes, classic, tls);
    }

    /// Offering the first share in the classic dialect too.
    public ServerConfig withClassic(ClassicPort where) {
        return new ServerConfig(
                identity, hostName, shares, bind, port, limits, access, listener, model, processes, where, tls);
    }

    /// With processes that are started in another way, or another number of them.
    public ServerConfig withProcesses(Processes other) {
        return new ServerConfig(
                identity, hostName, shares, bind, port, limits, access, listener, model, other, classic, tls);
    }

    /// With another provider's TLS: one in native code is fast from the first byte on, also in a JVM that compiles
    /// little.
    public ServerConfig withTls(TlsProvider other) {
        return new ServerConfig(
                identity, hostName, shares, bind, port, limits, access, listener, model, processes, classic, other);
    }
}

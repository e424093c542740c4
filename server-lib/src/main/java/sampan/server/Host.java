package sampan.server;

import java.time.InstantSource;
import java.util.List;
import sampan.transport.TlsContext;

/// What the connections of one server have in common. Immutable.
///
/// @param config what the server is to be
/// @param tls its side of every handshake
/// @param shares what it serves
/// @param doorman decides who is let in
/// @param chunks the buffers for bodies
/// @param lines the buffers for what goes through a connection
/// @param visits who is there
/// @param run tells this run of the host from every other
/// @param clock the time of day
record Host(
        ServerConfig config,
        TlsContext tls,
        List<HostedShare> shares,
        Doorman doorman,
        ChunkPool chunks,
        LineBuffers lines,
        Visits visits,
        long run,
        InstantSource clock) {
    Host {
        shares = List.copyOf(shares);
    }

    /// One with buffers as this program's memory affords, and nobody there yet.
    static Host of(
            ServerConfig config, List<HostedShare> shares, Doorman doorman, StorageOpener opener, InstantSource clock) {
        return new Host(
                config,
                TlsContext.of(config.identity(), config.tls()),
                shares,
                doorman,
                ChunkPool.forThisMemory(),
                new LineBuffers(),
                new Visits(),
                opener.run(),
                clock);
    }

    void tell(ServerEvent event) {
        config.listener().accept(event);
    }
}

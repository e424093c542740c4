package sampan.server;

import java.io.IOException;
import sampan.transport.Readiness;
import sampan.transport.TlsChannel;

/// The `sampan` dialect: TLS first, then a session for the device on the other side.
///
/// @param host what all its connections have in common
record SampanDialect(Host host) implements Dialect {
    @Override
    public Talk begin(Accepted connection, Doings doings) throws IOException {
        Readiness readiness = connection.readiness();
        TlsChannel channel = TlsChannel.accept(
                connection.raw(),
                host.tls(),
                readiness == null ? Readiness.BLOCKING : readiness,
                host.config().limits().admission());
        Traffic traffic = new Traffic();
        String source = connection.address().getAddress().getHostAddress();
        Visit visit = new Visit(channel.peer(), source, host.clock().instant(), traffic);
        doings.met(visit);
        Line line = new TlsLine(channel, readiness != null);
        Sender sender = new Sender(line, host.lines(), traffic);
        TimeSpent spent = new TimeSpent(channel::writingNanos);
        return new Talk(line, sender, traffic, new SampanSpeaker(host, visit, sender, doings, spent));
    }

    @Override
    public Duty duty() {
        return Duty.sampan(host);
    }
}

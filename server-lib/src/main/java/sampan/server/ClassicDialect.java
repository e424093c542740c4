package sampan.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import sampan.protocol.classic.ClassicLimits;

/// The classic dialect: plain text, for the first share.
///
/// @param host what all connections of the server have in common
/// @param quota how many bytes its clients may still upload, all together
record ClassicDialect(Host host, Quota quota) implements Dialect {
    @Override
    public Talk begin(Accepted connection, Doings doings) throws IOException, Farewell {
        connection.raw().setOption(StandardSocketOptions.SO_SNDBUF, ClassicLimits.SEND_BUFFER);
        doings.enter();
        Traffic traffic = new Traffic();
        Line line = new PlainLine(connection.raw(), connection.readiness());
        Sender sender = new Sender(line, host.lines(), traffic);
        ClassicDesk desk = new ClassicDesk(host.shares().getFirst(), quota, host.clock());
        return new Talk(line, sender, traffic, new ClassicSpeaker(sender, desk));
    }

    @Override
    public Duty duty() {
        return Duty.classic(host, quota);
    }
}

package sampan.server;

import java.util.function.Consumer;

/// The echo dialect.
///
/// @param lines the buffers for what goes through a connection
/// @param shown is told every message, fit to be shown to a person
record EchoDialect(LineBuffers lines, Consumer<String> shown) implements Dialect {
    @Override
    public Talk begin(Accepted connection, Doings doings) throws Farewell {
        doings.enter();
        Traffic traffic = new Traffic();
        Line line = new PlainLine(connection.raw(), connection.readiness());
        Sender sender = new Sender(line, lines, traffic);
        return new Talk(line, sender, traffic, new EchoSpeaker(sender, shown));
    }

    @Override
    public Duty duty() {
        return Duty.echo(shown);
    }
}

package sampan.app.client;

import java.net.InetSocketAddress;
import java.util.List;
import sampan.app.client.LinkException.Lost;
import sampan.app.client.LinkException.NotSampan;
import sampan.app.client.LinkException.NotTrusted;
import sampan.app.client.LinkException.Unreachable;
import sampan.app.client.LinkException.WrongPin;
import sampan.protocol.Reply.Standing;
import sampan.protocol.Request;
import sampan.transport.HandshakeTimeoutException;
import sampan.transport.NotSampanException;
import sampan.transport.TlsChannel;
import sampan.transport.TlsContext;
import sampan.transport.Token;
import sampan.transport.TransportException;
import sampan.transport.TruncatedException;
import sampan.transport.UnreachableException;
import sampan.transport.WrongPinException;

/// How links to one host are made: connect, prove each other's keys, say hello. Immutable, free for any thread.
///
/// @param destination which host
/// @param tls this device's TLS, kept so that the second link is cheaper than the first
/// @param name this device's name for people
/// @param times how patient we are
/// @param pulse watches over what was made
record Approach(Destination destination, TlsContext tls, String name, LinkTimes times, Pulse pulse) {

    /// A link on which the host has let this device in.
    Link make() throws LinkException {
        long end = System.nanoTime() + times.arrive().toNanos();
        Link link = new Link(connect());
        boolean done = false;
        try {
            pulse.add(link);
            Token token = destination.token();
            link.greet(
                    new Request.Hello(
                            name, token == null ? null : token.text(), token != null && destination.enrol(), List.of()),
                    end - System.nanoTime());
            if (link.welcome().standing() == Standing.UNPAIRED) {
                throw new NotTrusted(false);
            }
            done = true;
            return link;
        } catch (Lost e) {
            throw e.reason() == Lost.Ending.SILENT ? unreachable(Unreachable.Obstacle.NO_ANSWER, e) : e;
        } finally {
            if (!done) {
                link.close();
            }
        }
    }

    private TlsChannel connect() throws LinkException {
        InetSocketAddress address = InetSocketAddress.createUnresolved(destination.host(), destination.port());
        try {
            return TlsChannel.connect(address, tls, destination.pin(), times.arrive());
        } catch (TransportException e) {
            throw switch (e) {
                case UnreachableException none -> unreachable(obstacle(none.why()), none);
                case HandshakeTimeoutException late -> unreachable(Unreachable.Obstacle.NO_ANSWER, late);
                case NotSampanException other -> new NotSampan(String.valueOf(other.getMessage()), other);
                case WrongPinException wrong -> new WrongPin(wrong.expected(), wrong.found());
                case TruncatedException broken -> new Lost(Lost.Ending.BROKEN, broken);
            };
        }
    }

    private Unreachable unreachable(Unreachable.Obstacle obstacle, Exception cause) {
        return new Unreachable(destination.host(), destination.port(), obstacle, cause);
    }

    private static Unreachable.Obstacle obstacle(UnreachableException.Why why) {
        return switch (why) {
            case UNKNOWN_HOST -> Unreachable.Obstacle.UNKNOWN_HOST;
            case REFUSED -> Unreachable.Obstacle.REFUSED;
            case TIMEOUT -> Unreachable.Obstacle.TIMEOUT;
            case NO_ROUTE -> Unreachable.Obstacle.NO_ROUTE;
        };
    }
}

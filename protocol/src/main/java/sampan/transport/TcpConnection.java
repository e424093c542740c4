package sampan.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sampan.transport.UnreachableException.Why;

/// Makes the raw connection beneath TLS: resolves the name, tries each of its addresses and keeps to one deadline.
final class TcpConnection {
    /// A computer that is there answers at once, or after a lost packet or three; what takes longer is a
    /// handshake's wait.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private TcpConnection() {}

    static SocketChannel open(InetSocketAddress address, Duration within) throws UnreachableException {
        long end = System.nanoTime() + Math.min(within.toNanos(), LONGEST.toNanos());
        InetAddress[] candidates = resolve(address);
        UnreachableException last = null;
        for (int i = 0; i < candidates.length; i++) {
            // A black hole among the addresses takes its part of the time, not all of it.
            long share = (end - System.nanoTime()) / (candidates.length - i);
            try {
                return open(candidates[i], address.getPort(), Duration.ofNanos(Math.max(0, share)));
            } catch (UnreachableException e) {
                last = moreTelling(last, e);
            }
        }
        throw last == null ? new UnreachableException(Why.UNKNOWN_HOST, address.toString()) : last;
    }

    private static InetAddress[] resolve(InetSocketAddress address) throws UnreachableException {
        if (!address.isUnresolved()) {
            return new InetAddress[] {address.getAddress()};
        }
        try {
            return InetAddress.getAllByName(address.getHostString());
        } catch (UnknownHostException e) {
            throw new UnreachableException(Why.UNKNOWN_HOST, address.toString(), e);
        }
    }

    private static SocketChannel open(InetAddress host, int port, Duration within) throws UnreachableException {
        var address = new InetSocketAddress(host, port);
        SocketChannel raw = null;
        try {
            raw = SocketChannel.open();
            withoutDelay(raw);
            connect(raw, address, within);
            return raw;
        } catch (ConnectException e) {
            Deadline.closeRaw(raw);
            throw new UnreachableException(refusal(e), address.toString(), e);
        } catch (UnreachableException e) {
            Deadline.closeRaw(raw);
            throw e;
        } catch (IOException e) {
            Deadline.closeRaw(raw);
            throw new UnreachableException(Why.NO_ROUTE, address.toString(), e);
        }
    }

    private static void connect(SocketChannel raw, InetSocketAddress address, Duration within) throws IOException {
        try (Deadline deadline = Deadline.of(within, raw)) {
            try {
                raw.connect(address);
            } catch (IOException e) {
                throw deadline.expired() ? new UnreachableException(Why.TIMEOUT, address.toString(), e) : e;
            }
        }
    }

    /// The JDK reports the system's own patience with the same exception as a refusal.
    private static Why refusal(ConnectException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("timed out") ? Why.TIMEOUT : Why.REFUSED;
    }

    /// A refusal says more than silence: something is at that address.
    private static UnreachableException moreTelling(@Nullable UnreachableException one, UnreachableException other) {
        return one != null && one.why() == Why.REFUSED ? one : other;
    }

    /// Small messages leave at once. The buffers' sizes are left alone: setting them would switch off the system's
    /// tuning.
    static void withoutDelay(SocketChannel raw) throws IOException {
        if (raw.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            raw.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
    }
}

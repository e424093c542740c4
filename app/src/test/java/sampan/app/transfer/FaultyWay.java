package sampan.app.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The way from a visitor to a host, on which what was planned goes wrong after so many bytes, at exactly that byte.
/// Thread-safe.
final class FaultyWay implements AutoCloseable {
    /// How many bytes come one by one.
    private static final int TRICKLE = 3_000;

    /// Something that goes wrong.
    ///
    /// @param in the direction whose bytes bring it about
    /// @param after how many bytes have passed then, in that direction
    /// @param everywhere whether all connections are struck, or the one on which that byte came
    record Strike(Fault fault, Direction in, long after, boolean everywhere) {}

    /// How far a piece may pass, and what happens then.
    record Passed(int end, @Nullable Strike strike) {}

    private final InetSocketAddress front;
    private final AtomicInteger trickling = new AtomicInteger();
    // Guarded by this.
    private final ArrayDeque<Strike> strikes = new ArrayDeque<>();
    private final Set<Passage> open = new HashSet<>();
    private final Set<Passage> lost = new HashSet<>();
    private final Map<Direction, Long> passed = new EnumMap<>(Direction.class);
    private int struck;
    private ServerSocket door;
    private int host;
    private InetAddress from = InetAddress.getLoopbackAddress();

    /// @param host the host's port
    FaultyWay(int host) throws IOException {
        this.host = host;
        door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        front = new InetSocketAddress(InetAddress.getLoopbackAddress(), door.getLocalPort());
        begin(door);
    }

    private void begin(ServerSocket at) {
        Thread.ofVirtual().start(() -> accept(at));
    }

    int port() {
        return front.getPort();
    }

    /// Bytes of this direction so far.
    synchronized long passed(Direction where) {
        return passed.getOrDefault(where, 0L);
    }

    /// This shall go wrong, counted from now, after what was planned before.
    synchronized void plan(Strike strike) {
        Direction in = strike.in();
        strikes.add(new Strike(strike.fault(), in, passed(in) + strike.after(), strike.everywhere()));
    }

    /// How many of the plans came true.
    synchronized int struck() {
        return struck;
    }

    /// How many connections have ended, or were struck.
    synchronized int lost() {
        return lost.size();
    }

    /// Lets visitors in again.
    ///
    /// @param to the host's port, which may be another one now
    synchronized void open(int to) throws IOException {
        host = to;
        ServerSocket again = new ServerSocket();
        // Connections that have just ended still bear the port.
        again.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        again.bind(front);
        door = again;
        begin(again);
    }

    private void accept(ServerSocket at) {
        try {
            while (true) {
                Socket visitor = at.accept();
                Socket there = new Socket();
                try {
                    there.bind(new InetSocketAddress(source(), 0));
                    there.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), host()));
                } catch (IOException _) {
                    visitor.close();
                    there.close();
                    continue;
                }
                Passage passage = new Passage(this, visitor, there);
                synchronized (this) {
                    open.add(passage);
                }
                passage.start();
            }
        } catch (IOException _) {
            // It was shut.
        }
    }

    private synchronized int host() {
        return host;
    }

    private synchronized InetAddress source() {
        return from;
    }

    /// These bytes have come and shall pass.
    synchronized Passed pass(Direction where, Records records, byte[] piece, int from, int end) {
        Strike next = strikes.peek();
        int stop = next == null || next.in() != where ? -1 : place(next, records, piece, from, end);
        boolean due = stop >= 0;
        int to = due ? stop : end;
        records.follow(piece, from, to);
        passed.merge(where, (long) to - from, Long::sum);
        if (due) {
            strikes.remove();
        }
        return new Passed(to, due ? next : null);
    }

    /// Where in these bytes it strikes, or -1 if it does not.
    private int place(Strike strike, Records records, byte[] piece, int from, int end) {
        long so = passed(strike.in());
        if (strike.after() > so + (end - from)) {
            return -1;
        }
        int earliest = from + (int) Math.max(0, strike.after() - so);
        return switch (strike.fault()) {
            case CLOSED_BETWEEN_RECORDS -> records.next(piece, from, earliest, end);
            case CLOSED_IN_A_HEADER -> {
                int start = records.next(piece, from, earliest, end);
                int within = start + 1 + (int) (strike.after() & 3);
                yield start >= 0 && within <= end ? within : -1;
            }
            default -> earliest;
        };
    }

    /// These bytes have come and shall not arrive.
    synchronized void swallowed(Direction where, int bytes) {
        passed.merge(where, (long) bytes, Long::sum);
    }

    /// Whether the next byte comes alone.
    boolean trickles() {
        return trickling.get() > 0 && trickling.decrementAndGet() >= 0;
    }

    /// It goes wrong now.
    ///
    /// @param at the connection on which the byte has come
    void strike(Strike strike, Passage at) {
        Fault fault = strike.fault();
        List<Passage> all;
        synchronized (this) {
            all = strike.everywhere() ? List.copyOf(open) : List.of(at);
            if (fault == Fault.TRICKLED) {
                trickling.set(TRICKLE);
            } else {
                lost.addAll(all);
            }
            if (fault == Fault.VISITOR_MOVED) {
                from = another();
            }
        }
        if (fault.shuts()) {
            shut();
        }
        all.forEach(passage -> passage.suffer(fault));
        synchronized (this) {
            struck++;
        }
    }

    private static InetAddress another() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// A connection has ended, whoever ended it.
    synchronized void ended(Passage passage) {
        open.remove(passage);
        lost.add(passage);
    }

    private void shut() {
        try {
            ServerSocket now;
            synchronized (this) {
                now = door;
            }
            now.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shut();
        List<Passage> all;
        synchronized (this) {
            all = List.copyOf(open);
        }
        all.forEach(Passage::close);
    }
}

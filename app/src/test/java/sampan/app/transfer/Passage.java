package sampan.app.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// One connection on a [FaultyWay]: two sockets and a thread for each direction. Closed by the way.
final class Passage implements AutoCloseable {
    private static final int PIECE = 64 * 1024;
    private static final long MOST_PAUSE_NANOS = 200_000;

    private enum Flow {
        PASSES,
        /// Nothing that comes arrives, because somebody was told that it is over.
        DROPPED,
        /// Nothing that comes arrives, and it counts as sent.
        SWALLOWED,
        /// Nothing is taken.
        HELD
    }

    private final FaultyWay way;
    private final Socket visitor;
    private final Socket host;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger pumps = new AtomicInteger(2);
    private volatile Flow toHost = Flow.PASSES;
    private volatile Flow toVisitor = Flow.PASSES;

    Passage(FaultyWay way, Socket visitor, Socket host) throws IOException {
        this.way = way;
        this.visitor = visitor;
        this.host = host;
        visitor.setTcpNoDelay(true);
        host.setTcpNoDelay(true);
    }

    void start() {
        Thread.ofVirtual().start(() -> pump(Direction.UPLOAD));
        Thread.ofVirtual().start(() -> pump(Direction.DOWNLOAD));
    }

    private void pump(Direction where) {
        boolean up = where == Direction.UPLOAD;
        Socket from = up ? visitor : host;
        Socket into = up ? host : visitor;
        Records records = new Records();
        byte[] piece = new byte[PIECE];
        try {
            for (int n = from.getInputStream().read(piece);
                    n >= 0;
                    n = from.getInputStream().read(piece)) {
                for (int at = 0; at < n; ) {
                    at = pass(where, records, piece, at, n, into);
                }
            }
            into.shutdownOutput();
        } catch (IOException _) {
            // One end has gone, and so the other shall.
            close();
        } finally {
            if (pumps.decrementAndGet() == 0) {
                close();
                way.ended(this);
            }
        }
    }

    private int pass(Direction where, Records records, byte[] piece, int from, int end, Socket into)
            throws IOException {
        switch (where == Direction.UPLOAD ? toHost : toVisitor) {
            case PASSES -> {
                FaultyWay.Passed passed = way.pass(where, records, piece, from, end);
                write(into.getOutputStream(), piece, from, passed.end());
                if (passed.strike() != null) {
                    way.strike(passed.strike(), this);
                }
                return passed.end();
            }
            case DROPPED -> {}
            case SWALLOWED -> way.swallowed(where, end - from);
            case HELD -> {
                awaitClosed();
                throw new IOException("closed");
            }
        }
        return end;
    }

    private void write(OutputStream out, byte[] piece, int from, int end) throws IOException {
        SplittableRandom random = new SplittableRandom(from * 31L + end);
        int at = from;
        for (; at < end && way.trickles(); at++) {
            out.write(piece, at, 1);
            if (random.nextInt(8) == 0) {
                LockSupport.parkNanos(random.nextLong(MOST_PAUSE_NANOS));
            }
        }
        out.write(piece, at, end - at);
    }

    private void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// It happens to this connection.
    void suffer(Fault fault) {
        try {
            switch (fault) {
                case CLOSED, CLOSED_BETWEEN_RECORDS, CLOSED_IN_A_HEADER -> {
                    toHost = Flow.DROPPED;
                    toVisitor = Flow.DROPPED;
                    host.shutdownOutput();
                    visitor.shutdownOutput();
                }
                case HALF_CLOSED_TO_HOST -> {
                    toHost = Flow.DROPPED;
                    host.shutdownOutput();
                }
                case HALF_CLOSED_TO_VISITOR -> {
                    toVisitor = Flow.DROPPED;
                    visitor.shutdownOutput();
                }
                case RESET, REFUSED, HOST_MOVED -> {
                    host.setSoLinger(true, 0);
                    visitor.setSoLinger(true, 0);
                    close();
                }
                case STALLED, VISITOR_MOVED -> {
                    toHost = Flow.HELD;
                    toVisitor = Flow.HELD;
                }
                case SWALLOWED -> {
                    toHost = Flow.SWALLOWED;
                    toVisitor = Flow.SWALLOWED;
                }
                case TRICKLED -> {}
            }
        } catch (IOException _) {
            // It had ended by itself.
        }
    }

    @Override
    public void close() {
        closed.countDown();
        for (Socket socket : new Socket[] {visitor, host}) {
            try {
                socket.close();
            } catch (IOException _) {
                // It is of no use any more.
            }
        }
    }
}

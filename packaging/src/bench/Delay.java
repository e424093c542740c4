import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// A proxy on loopback that gives every byte on some time after it came, in both directions: a long line of any
/// width. Closing ends it and its connections.
final class Delay implements AutoCloseable {
    /// What waits in one direction: 64 MiB, far more than a line of this length holds.
    private static final int PIECES = 1024;

    private static final int PIECE = 64 * 1024;

    private record Piece(byte[] bytes, long due) {}

    private static final Piece END = new Piece(new byte[0], 0);

    private final ServerSocket door;
    private final int to;
    private final long nanos;

    /// @param to the port that is meant
    /// @param nanos how long each direction takes
    Delay(int to, long nanos) throws IOException {
        this.door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        this.to = to;
        this.nanos = nanos;
        thread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private static void thread(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket here = door.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), to);
                join(here, there);
                join(there, here);
            } catch (IOException _) {
                // Closed, or the host is: its visitor finds out.
            }
        }
    }

    private void join(Socket from, Socket into) throws IOException {
        from.setTcpNoDelay(true);
        BlockingQueue<Piece> line = new LinkedBlockingQueue<>(PIECES);
        InputStream in = from.getInputStream();
        OutputStream out = into.getOutputStream();
        thread(() -> take(in, line));
        thread(() -> give(line, out, into));
    }

    private void take(InputStream in, BlockingQueue<Piece> line) {
        byte[] bytes = new byte[PIECE];
        try {
            try {
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    line.put(new Piece(Arrays.copyOf(bytes, count), System.nanoTime() + nanos));
                }
            } catch (IOException _) {
                // A connection that breaks ends, too.
            }
            line.put(END);
        } catch (InterruptedException _) {
            // Nobody interrupts it.
        }
    }

    private static void give(BlockingQueue<Piece> line, OutputStream out, Socket into) {
        try {
            for (Piece piece = line.take(); !piece.equals(END); piece = line.take()) {
                for (long left = piece.due - System.nanoTime(); left > 0; left = piece.due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(piece.bytes);
            }
            into.shutdownOutput();
        } catch (IOException | InterruptedException _) {
            try {
                into.close();
            } catch (IOException _) {
                // It is gone.
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}

package sampan.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A way for one connection that can be closed after some bytes towards the host, and opened again.
final class Tap implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile int left = Integer.MAX_VALUE;

    private Tap(ServerSocketChannel listener) {
        this.listener = listener;
    }

    static Tap before(InetSocketAddress host) throws IOException {
        Tap tap = new Tap(TlsPair.listen(0));
        CompletableFuture<Void> _ = TlsPair.run(() -> {
            SocketChannel visitor = tap.listener.accept();
            SocketChannel there = SocketChannel.open(host);
            CompletableFuture<Void> _ = TlsPair.run(() -> tap.pass(there, visitor, false));
            return tap.pass(visitor, there, true);
        });
        return tap;
    }

    InetSocketAddress address() throws IOException {
        return TlsPair.address(listener);
    }

    /// Lets only so many more bytes pass. Called while none are on their way.
    void close(int more) {
        left = more;
    }

    /// Waits until bytes are held back.
    void awaitHeld() throws InterruptedException {
        if (!held.await(TlsPair.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("nothing came");
        }
    }

    void open() {
        opened.countDown();
    }

    private Void pass(SocketChannel from, SocketChannel to, boolean counted) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        try (from;
                to) {
            while (from.read(bytes.clear()) >= 0) {
                bytes.flip();
                if (counted && bytes.remaining() > left) {
                    write(to, bytes.slice(0, left));
                    bytes.position(left);
                    held.countDown();
                    opened.await();
                    left = Integer.MAX_VALUE;
                }
                write(to, bytes);
            }
        }
        return null;
    }

    private static void write(SocketChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        opened.countDown();
        listener.close();
    }
}

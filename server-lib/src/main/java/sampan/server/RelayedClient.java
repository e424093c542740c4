package sampan.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sampan.protocol.classic.ClassicLimits;
import sampan.server.process.Relay;
import sampan.server.process.RelayDoor;

/// A client whose connection can't be handed to its process: what comes is carried on, both ways, by a thread each.
/// Used by whoever made it.
final class RelayedClient {
    private static final int BYTES = 64 * 1024;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final SocketChannel client;
    private final ToChild.Speech speech;
    private final ServerThreads threads;
    private final CountDownLatch saidAll = new CountDownLatch(1);

    /// @param client its connection; closed by whoever accepted it
    /// @param speech what is spoken
    RelayedClient(SocketChannel client, ToChild.Speech speech, ServerThreads threads) {
        this.client = client;
        this.speech = speech;
        this.threads = threads;
    }

    /// Waits for the process and begins, elsewhere.
    void begin(RelayDoor door) {
        threads.serve("relay", () -> {
            try (SocketChannel process = door.await()) {
                carry(process);
            } catch (IOException _) {
                // one of the two is gone, and the other is told so
            } finally {
                saidAll.countDown();
            }
        });
    }

    private void carry(SocketChannel process) throws IOException {
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        process.setOption(StandardSocketOptions.TCP_NODELAY, true);
        int bytes = BYTES;
        if (speech == ToChild.Speech.CLASSIC) {
            // Its pauses rest on little being under way.
            bytes = ClassicLimits.BLOCK;
            client.setOption(StandardSocketOptions.SO_SNDBUF, ClassicLimits.SEND_BUFFER);
        }
        Relay up = new Relay(client, process, bytes);
        threads.serve("relay", up::run);
        new Relay(process, client, bytes).run();
    }

    /// After the process has ended: waits a moment until the client has what it was told last.
    void finish() {
        try {
            var _ = saidAll.await(FAREWELL.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package sampan.transport;

import java.nio.ByteBuffer;
import java.security.Security;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLProtocolException;

/// Bytes under keys that change every 256 KiB, or every record; ends with [#DONE] when all arrived as they were sent.
final class KeyUpdates {
    static final int DONE = 17;
    private static final int BYTES = 24 << 20;

    private KeyUpdates() {}

    public static void main(String[] scene) throws Exception {
        int bits = scene[0].equals("flood") ? 14 : 18;
        Security.setProperty("jdk.tls.keyLimits", "AES/GCM/NoPadding KeyUpdate 2^" + bits);
        try (TlsPair pair = TlsPair.open()) {
            switch (scene[0]) {
                case "both" -> bothWays(pair);
                case "late" -> answerLate(pair);
                case "flood" -> answerTooMuch(pair);
                case "blocked" -> readBehindABlockedWriter(pair);
                default -> throw new IllegalArgumentException(scene[0]);
            }
        }
        System.exit(DONE);
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[BYTES];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static void bothWays(TlsPair pair) throws Exception {
        CompletableFuture<byte[]> atHost = TlsPair.run(() -> TlsPair.receive(pair.host(), BYTES));
        CompletableFuture<byte[]> atVisitor = TlsPair.run(() -> TlsPair.receive(pair.visitor(), BYTES));
        CompletableFuture<Void> fromHost = TlsPair.run(() -> {
            TlsPair.send(pair.host(), bytes(2));
            return null;
        });
        TlsPair.send(pair.visitor(), bytes(1));
        TlsPair.get(fromHost);
        check(TlsPair.get(atHost), 1);
        check(TlsPair.get(atVisitor), 2);
    }

    /// The host hears everything before it says a word: the answers to all new keys then come in one row.
    private static void answerLate(TlsPair pair) throws Exception {
        CompletableFuture<byte[]> atHost = TlsPair.run(() -> TlsPair.receive(pair.host(), BYTES));
        CompletableFuture<byte[]> atVisitor = TlsPair.run(() -> TlsPair.receive(pair.visitor(), BYTES));
        TlsPair.send(pair.visitor(), bytes(4));
        check(TlsPair.get(atHost), 4);
        TlsPair.send(pair.host(), bytes(5));
        check(TlsPair.get(atVisitor), 5);
    }

    /// A key lasts for one record here, so that the host owes more answers than a visitor listens to.
    private static void answerTooMuch(TlsPair pair) throws Exception {
        CompletableFuture<byte[]> atHost = TlsPair.run(() -> TlsPair.receive(pair.host(), BYTES));
        CompletableFuture<byte[]> atVisitor = TlsPair.run(() -> TlsPair.receive(pair.visitor(), 1));
        TlsPair.send(pair.visitor(), bytes(6));
        check(TlsPair.get(atHost), 6);
        TlsPair.send(pair.host(), new byte[1]);
        try {
            TlsPair.get(atVisitor);
            throw new IllegalStateException("the visitor listened to " + BYTES / 16384 + " records without data");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof SSLProtocolException)) {
                throw e;
            }
        }
    }

    /// The visitor's writer is stuck, since the host does not read; the host's bytes and new keys come all the
    /// same.
    private static void readBehindABlockedWriter(TlsPair pair) throws Exception {
        CompletableFuture<Thread> writer = new CompletableFuture<>();
        CompletableFuture<Void> stuck = TlsPair.run(() -> {
            writer.complete(Thread.currentThread());
            ByteBuffer block = ByteBuffer.allocate(64 * 1024);
            while (true) {
                pair.visitor().write(block.clear());
            }
        });
        while (TlsPair.get(writer).getState() != Thread.State.WAITING
                || System.nanoTime() - pair.visitor().lastMoved() < TimeUnit.MILLISECONDS.toNanos(300)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        CompletableFuture<byte[]> read = TlsPair.run(() -> TlsPair.receive(pair.visitor(), BYTES));
        TlsPair.send(pair.host(), bytes(3));
        check(TlsPair.get(read), 3);
        if (stuck.isDone()) {
            throw new IllegalStateException("the writer was not stuck");
        }
    }

    private static void check(byte[] arrived, int seed) {
        if (!Arrays.equals(arrived, bytes(seed))) {
            throw new IllegalStateException("other bytes arrived");
        }
    }
}

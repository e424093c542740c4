package sampan.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// The lesson's client, with its own receives and pauses and without any care of its own. Used by one thread.
final class LessonClient implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Socket socket = new Socket();

    LessonClient(InetSocketAddress address) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(address);
    }

    /// One send.
    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    /// One receive; empty at the end of the stream.
    byte[] receive(int most) throws IOException {
        byte[] buffer = new byte[most];
        int count = socket.getInputStream().read(buffer);
        return Arrays.copyOf(buffer, Math.max(0, count));
    }

    String answer() throws IOException {
        return new String(receive(128), StandardCharsets.UTF_8);
    }

    /// `L`: what the host says, or the names, one a line.
    String list() throws IOException {
        send("L");
        String said = answer();
        return said.equals("OK") ? new String(receive(4_096), StandardCharsets.UTF_8) : said;
    }

    /// `G`, until a receive is exactly `##`.
    byte[] get(String name) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        get(name, file);
        return file.toByteArray();
    }

    void get(String name, OutputStream file) throws IOException {
        send("G " + name);
        String said = answer();
        if (!said.equals("OK")) {
            throw new IOException(said);
        }
        for (byte[] some = receive(1_024); !isEnd(some); some = receive(1_024)) {
            if (some.length == 0) {
                throw new IOException("closed before the end");
            }
            file.write(some);
        }
    }

    private static boolean isEnd(byte[] bytes) {
        return bytes.length == 2 && bytes[0] == '#' && bytes[1] == '#';
    }

    /// `P`, in sends of 1,024, without waiting for anything afterwards.
    String put(String name, byte[] bytes) throws IOException {
        send("P " + name);
        String said = answer();
        if (said.equals("OK")) {
            for (int at = 0; at < bytes.length; at += 1_024) {
                send(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1_024)));
            }
            pause();
            send("##");
        }
        return said;
    }

    /// Whether the host has said something that was not received yet.
    boolean isTold() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void pause() {
        long end = System.nanoTime() + PAUSE.toNanos();
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /// Leaves as a killed program does.
    void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

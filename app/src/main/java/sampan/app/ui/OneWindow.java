package sampan.app.ui;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import sampan.app.store.Home;

/// That a person has one window: the first start holds a lock and listens at a local socket, both in the person's own
/// folder; a later one hands over there what it is for, and ends. Where that can't be, each start opens a window of its
/// own. Thread-safe; whoever took it closes it.
final class OneWindow implements AutoCloseable {
    /// Of what one start says; the names of very many files may be longer, and get a window of their own.
    private static final int LONGEST = 1 << 18;

    private static final byte HEARD = 'k';

    private final FileChannel lock;
    private final ServerSocketChannel door;
    private final Path socket;
    private final Thread listener;
    private volatile Consumer<String> visitor = _ -> {};

    private OneWindow(FileChannel lock, ServerSocketChannel door, Path socket) {
        this.lock = lock;
        this.door = door;
        this.socket = socket;
        listener = Thread.ofPlatform().daemon().name("one-window").unstarted(this::listen);
    }

    /// Takes the place of the one window, if it is free.
    ///
    /// @return empty if another process has it
    /// @throws IOException if this can't be found out, or nobody could be listened to
    static Optional<OneWindow> take(Home home) throws IOException {
        Path folder = home.ownFolder();
        FileChannel lock =
                FileChannel.open(folder.resolve("window.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isLocked(lock)) {
                lock.close();
                return Optional.empty();
            }
            Path socket = folder.resolve("window.socket");
            Files.deleteIfExists(socket); // of a process that died
            ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                door.bind(UnixDomainSocketAddress.of(socket));
            } catch (IOException | RuntimeException e) {
                door.close();
                throw e;
            }
            return Optional.of(new OneWindow(lock, door, socket));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e instanceof IOException io ? io : new IOException(e);
        }
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    /// Hands what a later start is for to the window that is open.
    ///
    /// @param line a [Start#line]
    /// @throws IOException if nobody takes it
    static void hand(Home home, String line) throws IOException {
        Path socket = home.ownFolder().resolve("window.socket");
        try (SocketChannel window = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ByteBuffer text = StandardCharsets.UTF_8.encode(line + "\n");
            while (text.hasRemaining()) {
                window.write(text);
            }
            ByteBuffer answer = ByteBuffer.allocate(1);
            if (window.read(answer) != 1 || answer.get(0) != HEARD) {
                throw new IOException("the window did not answer");
            }
        }
    }

    /// Has this told what later starts bring, on a thread of its own: a [Start#line]. To be called once.
    void listen(Consumer<String> told) {
        visitor = told;
        listener.start();
    }

    private void listen() {
        while (door.isOpen()) {
            try (SocketChannel other = door.accept()) {
                String link = line(other);
                visitor.accept(link);
                other.write(ByteBuffer.wrap(new byte[] {HEARD}));
            } catch (IOException _) {
                // That start opens a window of its own.
            }
        }
    }

    private static String line(SocketChannel other) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST);
        while (text.hasRemaining()) {
            if (other.read(text) < 0) {
                throw new IOException("cut off");
            }
            if (text.position() > 0 && text.get(text.position() - 1) == '\n') {
                return StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
            }
        }
        throw new IOException("nothing to say is so long");
    }

    @Override
    public void close() throws IOException {
        door.close();
        Files.deleteIfExists(socket);
        lock.close();
    }
}

package sampan.server.process;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import sampan.transport.Deadline;

/// Where one process that is being started is waited for: a Unix-domain socket in a folder that only its owner may
/// enter. Closed by whoever opened it, from any thread; that removes both, and ends the waiting.
public final class Meeting implements Closeable {
    private final Path folder;
    private final Path socket;
    private final ServerSocketChannel listener;

    private Meeting(Path folder, Path socket, ServerSocketChannel listener) {
        this.folder = folder;
        this.socket = socket;
        this.listener = listener;
    }

    /// Begins to listen.
    ///
    /// @throws IOException when this system has no such sockets, or its folder for temporary files can't be used
    public static Meeting open() throws IOException {
        Path folder = Files.createTempDirectory("sampan-");
        boolean open = false;
        try {
            ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            Meeting meeting = new Meeting(folder, folder.resolve("control"), listener);
            try {
                listener.bind(UnixDomainSocketAddress.of(meeting.socket), 1);
                open = true;
                return meeting;
            } finally {
                if (!open) {
                    listener.close();
                }
            }
        } catch (UnsupportedOperationException e) {
            throw new IOException("this system has no Unix-domain sockets", e);
        } finally {
            if (!open) {
                Files.deleteIfExists(folder);
            }
        }
    }

    /// What [ControlChannel#connect] has to be told.
    public String where() {
        return socket.toString();
    }

    /// Waits for the process.
    ///
    /// @param within how long
    /// @throws IOException when it does not come in time, or this was closed
    public ControlChannel await(Duration within) throws IOException {
        try (Deadline _ = Deadline.of(within, listener)) {
            return new ControlChannel(listener.accept());
        } finally {
            close();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Files.deleteIfExists(socket);
        Files.deleteIfExists(folder);
    }
}

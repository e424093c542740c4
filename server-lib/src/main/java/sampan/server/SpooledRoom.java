package sampan.server;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.server.storage.StorageException;

/// A room in a temporary file, for when every pooled buffer is lent: slower, and bounded by nobody's stalling. Only
/// while the whole piece is being stored does it need a buffer, and then there is one for each file thread at most.
final class SpooledRoom implements Room {
    private static final int RETRY_MS = 1_000;

    private final FileThreads files;
    private @Nullable FileChannel spool;
    private int length;

    SpooledRoom(FileThreads files) {
        this.files = files;
    }

    @Override
    public boolean add(ByteBuffer bytes) throws StorageException {
        if (bytes.remaining() > Limits.CHUNK - length) {
            return false;
        }
        files.run(() -> append(bytes));
        return true;
    }

    private void append(ByteBuffer bytes) throws StorageException {
        try {
            FileChannel file = spool;
            if (file == null) {
                file = FileChannel.open(Files.createTempFile("sampan-", ".part"), READ, WRITE, DELETE_ON_CLOSE);
                spool = file;
            }
            while (bytes.hasRemaining()) {
                length += file.write(bytes, length);
            }
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    @Override
    public <T> FileTask<T> hand(Use<T> use) throws StorageException {
        return files.start(() -> {
            try (FileChannel file = spool) {
                ByteBuffer whole = ByteBuffer.allocate(length);
                while (file != null && whole.hasRemaining() && file.read(whole, whole.position()) >= 0) {
                    // reads on
                }
                return use.with(whole.array(), length);
            } catch (StorageException e) {
                throw e;
            } catch (IOException e) {
                throw noRoom(e);
            }
        });
    }

    @Override
    public void drop() {
        FileChannel file = spool;
        if (file != null) {
            files.execute(() -> {
                try {
                    file.close();
                } catch (IOException _) {
                    // a temporary file that nobody needs any more
                }
            });
        }
    }

    private static StorageException noRoom(IOException e) {
        return new StorageException(new Failure.Busy(RETRY_MS, "no buffer, and no temporary file: " + e), e);
    }
}

package sampan.app.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.BadNameException;
import sampan.protocol.RemotePath;

/// Sends what a stream holds as one file, by way of a temporary file that only its owner can read.
final class StreamUpload implements Job {
    private final InputStream source;
    private final String name;
    private final RemotePath folder;

    StreamUpload(InputStream source, String name, RemotePath folder) {
        this.source = source;
        this.name = name;
        this.folder = folder;
    }

    @Override
    public @Nullable IOException run(Voyage voyage, Runnable planned) {
        Path own = null;
        try {
            folder.child(name);
            own = Files.createTempDirectory("sampan-");
            SourceFolder in = SourceFolder.top(own, folder);
            Path kept = own.resolve(name);
            if (!read(kept, voyage)) {
                return null;
            }
            return new Upload(List.of(new SourceRoot(kept, in)), folder).run(voyage, planned);
        } catch (BadNameException | InvalidPathException e) {
            return fail(voyage, new TransferException(Reason.BAD_NAME, name, e));
        } catch (TransferException e) {
            return fail(voyage, e);
        } catch (IOException e) {
            return fail(voyage, LocalTrouble.of(name, e, Path.of(System.getProperty("java.io.tmpdir", ".")), 0));
        } finally {
            delete(own);
        }
    }

    private static IOException fail(Voyage voyage, TransferException cause) {
        voyage.ledger().planned();
        return cause;
    }

    /// Reads the stream on a thread of its own: one that says nothing for long can't be woken, so a transfer that is
    /// stopped leaves it behind.
    ///
    /// @return false if it was stopped
    private boolean read(Path to, Voyage voyage) throws IOException {
        CompletableFuture<Boolean> whole = new CompletableFuture<>();
        OutputStream out = create(to);
        voyage.stop().then(() -> whole.complete(false));
        voyage.threads().run("transfer-stream", () -> {
            try {
                copy(out, to, voyage);
                whole.complete(true);
            } catch (IOException | RuntimeException | Error e) {
                whole.completeExceptionally(e);
            }
        });
        try {
            return whole.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        }
    }

    /// Before the other thread begins: what it made after the end of this one, nobody would clear away.
    private OutputStream create(Path to) throws TransferException {
        try {
            return Files.newOutputStream(to, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw LocalTrouble.of(name, e, to, -1);
        }
    }

    private void copy(OutputStream target, Path to, Voyage voyage) throws TransferException {
        BusyClock waits = voyage.timing().program();
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = target) {
            for (int count = next(buffer, waits); count >= 0 && !voyage.stop().isSet(); count = next(buffer, waits)) {
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // How much more there is to come, nobody knows.
            throw LocalTrouble.of(name, e, to, -1);
        }
    }

    private int next(byte[] buffer, BusyClock waits) throws TransferException {
        waits.begin();
        try {
            return source.read(buffer);
        } catch (IOException e) {
            throw new TransferException(Reason.SOURCE_UNREADABLE, name, e);
        } finally {
            waits.end();
        }
    }

    private void delete(@Nullable Path own) {
        if (own != null) {
            try {
                Files.deleteIfExists(own.resolve(name));
                Files.delete(own);
            } catch (IOException ignored) {
                // The system clears its temporary folder.
            }
        }
    }

    /// What was read is gone.
    @Override
    public Job again(boolean everything) {
        throw new IllegalStateException("a stream can't be read twice");
    }
}

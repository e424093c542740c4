package sampan.server;

import java.io.IOException;
import java.util.function.Consumer;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.storage.Storage.Source;
import sampan.server.storage.StorageException;

/// A range of a file on its way to a visitor. It is opened at once, on a file thread; a small one is read there too and
/// waits whole, so that many that were asked for together are read together. A larger one is read when its turn comes.
/// Used by one thread at a time.
final class Fetch implements Owed {
    /// Up to here a range is read at once.
    private static final int FEW = 64 * 1024;

    private final Entered in;
    private final Request.Get asked;
    private final Visit visit;
    private final Outbox out;
    private final ChunkPool pool;
    private final Consumer<ServerEvent> listener;
    private final int run;
    private final FileTask<Opened> opened;

    /// A file that was opened.
    private sealed interface Opened {
        Reply.Got told();
    }

    /// All that was asked for, read and closed.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Whole(Reply.Got told, byte[] bytes, Digest digest) implements Opened {}

    /// The file is open still.
    private record Large(Reply.Got told, Source source) implements Opened {}

    /// @throws StorageException if nothing can be read any more
    Fetch(Entered in, Request.Get asked, Visit visit, Outbox out, Host host) throws StorageException {
        this.in = in;
        this.asked = asked;
        this.visit = visit;
        this.out = out;
        this.pool = host.chunks();
        this.listener = host.config().listener();
        this.run = host.config().limits().told().run();
        this.opened = in.share().files().start(this::open);
    }

    private Opened open() throws StorageException {
        Source source = in.storage().open(asked.path(), asked.version());
        boolean done = false;
        try {
            Reply.Got told = told(source);
            if (told.length() > FEW) {
                done = true;
                return new Large(told, source);
            }
            byte[] bytes = new byte[(int) told.length()];
            source.read(asked.offset(), bytes, bytes.length);
            Digest digest = Digests.chunk(bytes, 0, bytes.length);
            source.confirm();
            return new Whole(told, bytes, digest);
        } finally {
            if (!done) {
                source.close();
            }
        }
    }

    private Reply.Got told(Source source) throws StorageException {
        long size = source.entry().size();
        if (asked.offset() > size) {
            throw new StorageException(new Failure.BadRequest("offset", "behind the end of the file", ""));
        }
        long most = Math.min((long) run * Limits.CHUNK, size - asked.offset());
        long length = asked.length() < 0 ? most : Math.min(asked.length(), most);
        String version = source.entry().version();
        return new Reply.Got(size, source.entry().modified(), version == null ? "" : version, asked.offset(), length);
    }

    @Override
    public void answer() throws IOException {
        Opened file;
        try {
            file = opened.await();
        } catch (StorageException e) {
            in.share().note(e.failure());
            out.fail(e.failure());
            return;
        }
        boolean complete = switch (file) {
            case Whole(Reply.Got told, byte[] bytes, Digest digest) -> {
                out.reply(told, bytes.length > 0);
                if (bytes.length > 0) {
                    out.data(bytes, 0, bytes.length);
                    out.mark(digest, true);
                }
                yield true;
            }
            case Large(Reply.Got told, Source source) -> new ChunkStream(in.share(), source, pool, out).send(told);
        };
        Reply.Got told = file.told();
        if (complete && told.offset() + told.length() == told.size()) {
            listener.accept(new ServerEvent.FileFetched(visit.device(), asked.path(), told.size()));
        }
    }

    @Override
    public void drop() {
        in.share().files().execute(() -> {
            if (opened.outcome().orElse(null) instanceof Large large) {
                large.source().close();
            }
        });
    }
}

package sampan.app.ui;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import sampan.app.client.Destination;
import sampan.app.client.Link;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.protocol.Access;
import sampan.protocol.ChunkRange;
import sampan.protocol.Condition;
import sampan.protocol.DraftId;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.TrashId;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// A visitor of one share that calls itself `laptop`: it deletes, and begins uploads that it does not finish.
public final class PassingVisitor implements AutoCloseable {
    private static final long TIME = 1_700_000_000_000L;

    private final Visit visit;

    private PassingVisitor(Visit visit) {
        this.visit = visit;
    }

    /// Comes in by a link.
    public static PassingVisitor at(ShareLink link) throws LinkException {
        return new PassingVisitor(Visit.open(Destination.of(link, false), DeviceIdentity.inMemory(), "laptop"));
    }

    /// Comes in by a link, or without a token as a device that the host knows, and is known from then on.
    public static PassingVisitor staying(ShareLink link, DeviceIdentity me) throws LinkException {
        return new PassingVisitor(Visit.open(Destination.of(link, link.token() != null), me, "laptop"));
    }

    /// What it was told that it may do.
    public Access access() {
        return visit.welcome().shares().getFirst().access();
    }

    /// Whether its connection still stands.
    public boolean isThere() {
        try {
            return visit.callIfLinked(new Request.Ping()).isPresent();
        } catch (LinkException _) {
            return false;
        }
    }

    private RemotePath path(String inside) {
        return RemotePath.parse(visit.welcome().shares().getFirst().name() + "/" + inside);
    }

    /// Puts something into the trash.
    public void delete(String inside) throws LinkException {
        visit.call(new Request.Remove(path(inside), null, TrashId.random()));
    }

    /// Begins to send a file and breaks off after some of its chunks.
    ///
    /// @param chunks of how many it is
    /// @param sent how many of them are sent
    public void begin(String inside, int chunks, int sent) throws Exception {
        RemotePath path = path(inside);
        long size = (long) chunks * Limits.CHUNK;
        DraftId id = DraftId.of("host", path, size, TIME);
        Link link = visit.transferLink();
        link.call(new Request.Offer(id, path, size, TIME, new Condition.Absent()));
        CompletableFuture<Reply.ChunksStored> stored = link.send(
                new Request.PutChunks(new Request.DraftRef(path.share(), id), new ChunkRange(0, sent)), chunk -> {
                    Arrays.fill(chunk, (byte) 7);
                    return chunk.length;
                });
        link.flush();
        stored.get(60, TimeUnit.SECONDS);
        visit.release(link);
    }

    @Override
    public void close() {
        visit.close();
    }
}

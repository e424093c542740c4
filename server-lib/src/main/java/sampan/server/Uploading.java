package sampan.server;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import sampan.protocol.Digests;
import sampan.protocol.Failure;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.Visitor.Doing;
import sampan.server.storage.StorageException;

/// What the requests mean that bring files: small ones whole, large ones as drafts. Used by one thread at a time.
final class Uploading {
    private final Door door;
    private final Visit visit;
    private final ChunkPool pool;
    private final Answers answers;
    private final Outbox out;
    private final Consumer<ServerEvent> listener;
    private final int run;

    Uploading(Door door, Visit visit, Answers answers, Outbox out, Host host) {
        this.door = door;
        this.visit = visit;
        this.answers = answers;
        this.out = out;
        this.pool = host.chunks();
        this.listener = host.config().listener();
        this.run = host.config().limits().told().run();
    }

    /// A small file whose bytes follow.
    Body put(Request.Put put) throws Refusal, Farewell {
        Entered in = door.adding(put.path(), put.condition().replaces());
        visit.does(Doing.SENDING, put.path());
        return new PutBody(in.share(), open(in, put), pool, answers);
    }

    /// An empty file.
    void putEmpty(Request.Put put) throws IOException, Refusal, Farewell {
        Entered in = door.adding(put.path(), put.condition().replaces());
        answers.put(in.share(), open(in, put), new byte[0], Digests.chunk(new byte[0], 0, 0));
    }

    private OpenPut open(Entered in, Request.Put put) throws Refusal {
        RemotePath real = file(in, put.path());
        var there = new Request.Put(real, put.size(), put.modified(), put.condition(), put.trash());
        return new OpenPut(there, put.path(), in.inbox());
    }

    /// Where a file goes; a share's top is none.
    private RemotePath file(Entered in, RemotePath path) throws Refusal {
        if (path.isShare()) {
            throw new Refusal(new Failure.Conflict(Failure.ConflictReason.KIND, null, null, "a share is a folder"));
        }
        return in.inbox() ? Inbox.real(path, false, visit.device()) : path;
    }

    Reply.Offered offer(Request.Offer offer) throws StorageException, Refusal, Farewell {
        Entered in = door.adding(offer.path(), offer.condition().replaces());
        RemotePath real = file(in, offer.path());
        visit.does(Doing.SENDING, offer.path());
        var there = new Request.Offer(offer.id(), real, offer.size(), offer.modified(), offer.condition());
        Reply.Offered offered = in.call(() -> in.storage().offer(visit.device(), there, in.inbox()));
        return new Reply.Offered(offered.held(), offered.missing(), offered.more(), run, offered.published());
    }

    /// Chunks whose bytes follow.
    Body chunks(Request.PutChunks chunks) throws Refusal, Farewell {
        Entered in = door.adding(chunks.draft().share());
        if (chunks.range().count() > run) {
            throw new Refusal(new Failure.Limit("run", run, ""));
        }
        if (visit.work().doing() != Doing.SENDING) {
            visit.does(Doing.SENDING, null);
        }
        return new ChunksBody(in.share(), visit.device(), chunks, pool, answers);
    }

    Reply.Seeded seed(Request.Seed seed) throws StorageException, Refusal, Farewell {
        Entered in = door.adding(seed.draft().share());
        door.reading(seed.base());
        if (!seed.base().share().equals(seed.draft().share())) {
            throw new Refusal(new Failure.Unsupported("share", "the base lies in another share"));
        }
        visit.does(Doing.SENDING, seed.base());
        return new Reply.Seeded(in.call(() -> in.storage()
                .seed(visit.device(), seed.draft().id(), seed.range(), seed.base(), seed.version(), seed.from())));
    }

    private record Arrival(RemotePath path, Reply.Published reply) {}

    Reply.Published publish(Request.Publish publish) throws StorageException, Refusal, Farewell {
        String share = publish.draft().share();
        Entered in = publish.condition().replaces() ? door.changing(share) : door.adding(share);
        Arrival arrival = in.call(() -> {
            RemotePath target =
                    in.storage().target(visit.device(), publish.draft().id());
            return new Arrival(target, in.storage().publish(visit.device(), publish, in.inbox()));
        });
        RemotePath path = in.inbox() ? Inbox.asked(arrival.path(), visit.device()) : arrival.path();
        RemotePath named = publish.leaf() == null ? path : path.sibling(publish.leaf());
        listener.accept(new ServerEvent.FileArrived(
                visit.device(), named, arrival.reply().entry().size()));
        return arrival.reply();
    }

    Reply.Done discard(Request.DraftRef draft) throws StorageException, Refusal, Farewell {
        Entered in = door.adding(draft.share());
        in.run(() -> in.storage().discard(visit.device(), draft.id()));
        return new Reply.Done();
    }

    Reply.Counted drafts(Request.ListDrafts asked) throws IOException, Refusal, Farewell {
        Entered in = door.adding(asked.share());
        List<Part.Draft> drafts = in.call(() -> in.storage().drafts(visit.device()));
        List<Part.Draft> told = drafts.stream()
                .map(d -> in.inbox()
                        ? new Part.Draft(d.id(), Inbox.asked(d.path(), visit.device()), d.size(), d.held(), d.used())
                        : d)
                .toList();
        Pieces.send(told, Part.Drafts::new, out);
        return new Reply.Counted(told.size());
    }
}

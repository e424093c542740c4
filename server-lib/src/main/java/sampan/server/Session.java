package sampan.server;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.BadNameException;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Event;
import sampan.protocol.Failure;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.Visitor.Doing;
import sampan.server.storage.StorageException;

/// What every request of one visitor means. It knows no socket, buffer or thread: a driver feeds it the events of its
/// conversation by [#accept], calls [#drain] before anything that may wait for the visitor, and [#end] at last; answers
/// go through an [Outbox]. All of these may wait for a share's file threads. Used by one thread at a time.
final class Session {
    private final TimeSpent spent;
    private final Host host;
    private final Visit visit;
    private final Outbox out;
    private final Presence presence;
    private final Door door;
    private final Answers answers;
    private final Listings listings;
    private final Browsing browsing;
    private final Uploading uploading;
    private final Changing changing;
    private @Nullable Body body;

    /// @param spent told where the connection's time goes
    Session(Host host, Visit visit, Outbox out, Presence presence, TimeSpent spent) {
        this.spent = spent;
        this.host = host;
        this.visit = visit;
        this.out = out;
        this.presence = presence;
        this.door = new Door(
                host.shares().stream().map(share -> share.counting(spent)).toList());
        this.answers = new Answers(out, visit, host.config().listener());
        this.listings = new Listings(door, visit, out);
        this.browsing = new Browsing(
                door, visit, presence, host.config().limits().told().waitMs());
        this.uploading = new Uploading(door, visit, answers, out, host);
        this.changing = new Changing(door, visit, out, host.config().listener());
    }

    /// One event of the conversation.
    ///
    /// @throws Farewell when the conversation is to end with that
    /// @throws IOException when the visitor can't be answered any more
    void accept(Event event) throws IOException, Farewell {
        spent.resumes();
        switch (event) {
            case Event.Requested(Request<?> request, boolean follows) -> requested(request, follows);
            case Event.Refused(Failure failure, boolean follows) -> refuse(failure, follows);
            case Event.Bytes(var bytes) -> body().bytes(bytes);
            case Event.ChunkEnd(Digest digest, boolean last) -> {
                body().chunkEnd(digest);
                if (last) {
                    takeBody().end();
                }
            }
            case Event.Aborted(Failure failure) -> takeBody().aborted(failure);
            case Event.NeedBytes _, Event.Closed _, Event.Parted _, Event.Replied _, Event.Failed _ ->
                throw new IllegalArgumentException(event + " is not a session's to hear");
        }
    }

    private Body body() {
        if (body == null) {
            throw new IllegalStateException("bytes of no body");
        }
        return body;
    }

    private Body takeBody() {
        Body whole = body();
        body = null;
        return whole;
    }

    /// Settles what is owed, so that the visitor may be waited for.
    void drain() throws IOException {
        answers.settle();
        if (body == null) {
            visit.rests();
        }
        spent.rests();
    }

    /// Whether a request's body is under way.
    boolean receiving() {
        return body != null;
    }

    /// Lets go of everything; nothing is answered any more.
    void end() {
        if (body != null) {
            body.drop();
            body = null;
        }
        answers.drop();
    }

    private void requested(Request<?> request, boolean follows) throws IOException, Farewell {
        try {
            if (follows) {
                body = receive(request);
            } else {
                answer(request);
            }
        } catch (Refusal e) {
            refuse(e.failure(), follows);
        } catch (StorageException e) {
            refuse(e.failure(), follows);
        } catch (BadNameException e) {
            refuse(new Failure.BadName(e.position(), e.problem(), null, ""), follows);
        }
    }

    private void refuse(Failure failure, boolean follows) throws IOException {
        if (follows) {
            body = new PassedOver(failure, answers);
        } else {
            answers.fail(failure);
        }
    }

    private Body receive(Request<?> request) throws Refusal, Farewell {
        return switch (request) {
            case Request.Put put -> uploading.put(put);
            case Request.PutChunks chunks -> uploading.chunks(chunks);
            case Request.Probe _ -> new ProbeBody(answers);
            default -> throw new Refusal(new Failure.BadRequest("", "has no body", ""));
        };
    }

    private void answer(Request<?> request) throws IOException, Refusal, Farewell {
        switch (request) {
            case Request.Put put -> uploading.putEmpty(put);
            case Request.Publish publish -> answers.reply(uploading.publish(publish));
            case Request.PutChunks _ -> throw new Refusal(new Failure.BadRequest("", "needs a body", ""));
            case Request.Get get -> get(get);
            default -> {
                // Order gives everybody what it wrote itself: whatever was sent before is there now.
                answers.settle();
                Reply reply = reply(request);
                if (reply != null) {
                    out.reply(reply, false);
                }
            }
        }
    }

    private void get(Request.Get get) throws IOException, Refusal, Farewell {
        answers.settlePuts();
        Entered in = door.reading(get.path());
        visit.does(Doing.FETCHING, get.path());
        answers.later(new Fetch(in, get, visit, out, host));
    }

    /// @return null if it was answered already
    private @Nullable Reply reply(Request<?> request) throws IOException, Refusal, Farewell {
        return switch (request) {
            case Request.Hello hello -> hello(hello);
            case Request.Ping _ -> new Reply.Pong(host.clock().millis(), spent.disk(), spent.work());
            case Request.ListFolder list -> listings.list(list);
            case Request.Describe describe -> browsing.describe(describe);
            case Request.Preflight check -> browsing.check(check);
            case Request.Sums sums -> browsing.sums(sums);
            case Request.Watch watch -> browsing.watch(watch);
            case Request.Offer offer -> uploading.offer(offer);
            case Request.Seed seed -> uploading.seed(seed);
            case Request.Discard(Request.DraftRef draft) -> uploading.discard(draft);
            case Request.ListDrafts drafts -> uploading.drafts(drafts);
            case Request.MakeFolder folder -> changing.folder(folder);
            case Request.SetTimes times -> changing.times(times);
            case Request.Move move -> changing.move(move);
            case Request.Remove remove -> changing.remove(remove);
            case Request.ListTrash trash -> changing.trash(trash);
            case Request.Restore restore -> changing.restore(restore);
            case Request.Purge purge -> changing.purge(purge);
            case Request.Probe(int send) -> probe(send);
            case Request.Put _, Request.PutChunks _, Request.Publish _, Request.Get _ ->
                throw new IllegalStateException("answered elsewhere");
        };
    }

    private Reply.Welcome hello(Request.Hello hello) throws StorageException, Farewell {
        String name = Words.name(hello.client());
        Doorman.Received received = host.doorman().receive(visit.device(), name, hello);
        boolean stranger = received.standing() == Reply.Standing.UNPAIRED;
        if (!stranger) {
            presence.join(new Visit.Member(name, received.standing(), received.rights()));
            door.open(received.rights());
        } else {
            presence.strange();
        }
        if (received.enrolledBy() != null) {
            host.tell(new ServerEvent.DeviceEnrolled(visit.device(), name, received.enrolledBy()));
        }
        return new Reply.Welcome(
                received.standing(),
                host.config().hostName(),
                visit.device().text(),
                stranger ? List.of() : door.told(),
                host.config().limits().told(),
                List.of(),
                host.clock().millis());
    }

    private @Nullable Reply probe(int send) throws IOException, Refusal {
        byte[] chunk = host.chunks().tryTake();
        if (chunk == null) {
            throw new Refusal(new Failure.Busy(1_000, "every buffer is lent"));
        }
        try {
            // The buffer may hold what another visitor was sent.
            Arrays.fill(chunk, (byte) 0);
            out.reply(new Reply.Probed(send), send > 0);
            for (int sent = 0; sent < send; sent += chunk.length) {
                int length = Math.min(chunk.length, send - sent);
                out.data(chunk, 0, length);
                out.mark(Digests.chunk(chunk, 0, length), sent + length == send);
            }
            return null;
        } finally {
            host.chunks().give(chunk);
        }
    }
}

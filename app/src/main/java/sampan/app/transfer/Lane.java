package sampan.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.client.BodySink;
import sampan.app.client.BodySource;
import sampan.app.client.Link;
import sampan.app.client.LinkException;
import sampan.app.client.LinkTime;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// A link with the one worker that sends on it: counts what is not answered yet, and makes sure that every
/// answer arrives, also that of a request that could not be sent. One thread sends; answers come on the
/// link's own.
final class Lane {
    private static final int SCRATCH = 256 * 1024;

    private final Link link;
    private final Consumer<Throwable> broke;
    private final FetchWindow window;
    private final long sentBefore;
    private final long receivedBefore;
    private final long opened = System.nanoTime();
    private final LinkTime timeBefore;
    private long asked = opened;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private int unanswered;
    private int bodies;
    private @Nullable ByteBuffer scratch;
    private byte @Nullable [] chunk;

    /// @param broke told when an answer's own code fails, which is a mistake of ours
    /// @param budget bounds what is asked for on all lanes
    Lane(Link link, Consumer<Throwable> broke, Budget budget) {
        this.link = link;
        this.window = new FetchWindow(budget);
        this.broke = broke;
        this.sentBefore = link.sentBytes();
        this.receivedBefore = link.receivedBytes();
        this.timeBefore = link.time();
    }

    Link link() {
        return link;
    }

    /// Wire bytes sent since this lane was made.
    long sent() {
        return link.sentBytes() - sentBefore;
    }

    /// Wire bytes received since this lane was made.
    long received() {
        return link.receivedBytes() - receivedBefore;
    }

    /// Where the time since this lane was made has gone.
    LaneTime time() {
        return new LaneTime(System.nanoTime() - opened, link.time().since(timeBefore));
    }

    /// Asks the host where its time goes, if that was not asked lately.
    ///
    /// @param nanos what is lately
    void askTime(long nanos) throws LinkException {
        long now = System.nanoTime();
        if (now - asked >= nanos) {
            asked = now;
            track(false, new Answer<>(_ -> {}, _ -> {}), link::askTime);
        }
    }

    /// The worker's own buffer between files and arrays.
    ByteBuffer scratch() {
        if (scratch == null) {
            scratch = ByteBuffer.allocateDirect(SCRATCH);
        }
        return scratch;
    }

    /// The worker's own array for one chunk.
    byte[] chunk() {
        if (chunk == null) {
            chunk = new byte[Limits.CHUNK];
        }
        return chunk;
    }

    /// Sends a request without a body.
    <R extends Reply> void ask(Request<R> request, Answer<R> answer) throws LinkException {
        track(false, answer, () -> link.send(request));
    }

    /// Sends a request with a body.
    <R extends Reply> void give(Request<R> request, BodySource body, Answer<R> answer) throws LinkException {
        track(true, answer, () -> link.send(request, body));
    }

    /// Takes so many bytes that are about to be fetched, in time.
    FetchWindow.Asked askFor(long bytes) throws LinkException {
        return window.ask(bytes, this::flush);
    }

    /// Sends a request whose reply has a body.
    <R extends Reply> void fetch(Request<R> request, BodySink sink, Answer<R> answer) throws LinkException {
        track(false, answer, () -> link.fetch(request, sink));
    }

    /// What sends a request.
    interface Sending<R> {
        CompletableFuture<R> send() throws LinkException;
    }

    /// Counts a request until it is answered.
    ///
    /// @param body whether it counts for [#awaitBodies]
    // What completes the returned future is the answer's own code, and its failures are told here.
    @SuppressWarnings("FutureReturnValueIgnored")
    <R> void track(boolean body, Answer<R> answer, Sending<R> sending) throws LinkException {
        count(1, body);
        CompletableFuture<R> future;
        try {
            future = sending.send();
        } catch (LinkException e) {
            count(-1, body);
            answer.failed().accept(e);
            throw e;
        }
        future.whenComplete((reply, error) -> {
            try {
                if (error == null) {
                    answer.reply().accept(reply);
                } else {
                    answer.failed().accept(cause(error));
                }
            } catch (RuntimeException | Error e) {
                broke.accept(e);
            } finally {
                count(-1, body);
            }
        });
    }

    private static IOException cause(Throwable error) {
        Throwable inner = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return inner instanceof IOException io ? io : new IOException(inner);
    }

    private void count(int change, boolean body) {
        lock.lock();
        try {
            unanswered += change;
            if (body) {
                bodies += change;
            }
            if (change < 0) {
                answered.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until fewer than this many bodies are unanswered.
    void awaitBodies(int most) throws LinkException {
        await(most - 1, Integer.MAX_VALUE);
    }

    /// Waits until everything is answered.
    void drain() throws LinkException {
        await(0, 0);
    }

    private void await(int mostBodies, int mostUnanswered) throws LinkException {
        lock.lock();
        try {
            if (bodies <= mostBodies && unanswered <= mostUnanswered) {
                return;
            }
        } finally {
            lock.unlock();
        }
        try {
            link.flush();
        } catch (LinkException e) {
            // Every answer comes all the same, as a failure; what follows relies on having seen it.
            link.abort();
            awaitAnswers(0, 0);
            throw e;
        }
        awaitAnswers(mostBodies, mostUnanswered);
    }

    private void awaitAnswers(int mostBodies, int mostUnanswered) {
        lock.lock();
        try {
            while (bodies > mostBodies || unanswered > mostUnanswered) {
                answered.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Sends what waits to be sent.
    void flush() throws LinkException {
        link.flush();
    }
}

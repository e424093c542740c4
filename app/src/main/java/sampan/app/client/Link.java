package sampan.app.client;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException.Lost;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.ProtocolException;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.TlsChannel;

/// One connection to a host, over which requests go one after the other without waiting for their answers.
/// Thread-safe: threads that send take turns. Made and closed by [Visit].
///
/// A future completes on the link's reading thread: what depends on it must be short and must not send or wait. It
/// fails with [LinkException.Refused] where the host answered so, with another [LinkException] where the link
/// ended, and with a sink's own exception.
public final class Link implements AutoCloseable {
    /// A reading thread that is about to learn why the host hung up is given this long to say so.
    private static final long LAST_WORDS_MS = 1_000;

    private final TlsChannel channel;
    private final Dialogue dialogue = new Dialogue();
    private final Allowance allowance = new Allowance();
    private final ChunkPool chunks = new ChunkPool();
    private final LinkClock clock = new LinkClock();
    private final Outbox outbox;
    private final Inbox inbox;
    private final CompletableFuture<LinkException> ended = new CompletableFuture<>();
    private volatile Reply.@Nullable Welcome welcome;

    Link(TlsChannel channel) {
        this.channel = channel;
        this.outbox = new Outbox(channel, dialogue, allowance, clock);
        this.inbox = new Inbox(channel, dialogue, allowance, chunks, clock);
    }

    /// Begins to read, says hello and waits for the answer.
    void greet(Request.Hello hello, long nanos) throws LinkException {
        LinkThreads.start("link-reader", this::read);
        CompletableFuture<Reply.Welcome> answer = send(Pending.of(hello, 0), null);
        flush();
        var _ = answer.orTimeout(Math.max(1, nanos), TimeUnit.NANOSECONDS);
        Reply.Welcome host = await(answer);
        welcome = host;
        allowance.grant(host.limits());
    }

    /// What the host said at the beginning: who we are to it, what it shares, its limits.
    public Reply.Welcome welcome() {
        Reply.Welcome said = welcome;
        if (said == null) {
            throw new IllegalStateException("the host has not answered the hello yet");
        }
        return said;
    }

    /// Sends a request without a body; waits only while the host's limit of unanswered requests is reached. It may
    /// lie in a buffer until [#flush].
    ///
    /// @throws LinkException when the link has ended
    public <R extends Reply> CompletableFuture<R> send(Request<R> request) throws LinkException {
        return send(Pending.of(request, 0), null);
    }

    /// Sends a request with its body; returns when the body was taken from its source.
    ///
    /// @throws LinkException when the link has ended
    public <R extends Reply> CompletableFuture<R> send(Request<R> request, BodySource body) throws LinkException {
        long most = switch (request) {
            case Request.Put put -> put.size();
            case Request.PutChunks put -> (long) put.range().count() * Limits.CHUNK;
            default -> Limits.PROBE_BYTES;
        };
        return send(Pending.of(request, most), body);
    }

    /// Sends a request whose reply has a body. The future completes when the body is over.
    ///
    /// @throws LinkException when the link has ended
    public <R extends Reply> CompletableFuture<R> fetch(Request<R> request, BodySink sink) throws LinkException {
        return send(Pending.fetching(request, sink), null);
    }

    /// Sends a request whose reply comes in pieces, each of which `parts` gets on the reading thread.
    ///
    /// @throws LinkException when the link has ended
    public <R extends Reply> CompletableFuture<R> stream(Request<R> request, Consumer<Part> parts)
            throws LinkException {
        return send(Pending.streaming(request, parts), null);
    }

    private <R extends Reply> CompletableFuture<R> send(Pending<R> pending, @Nullable BodySource body)
            throws LinkException {
        try {
            outbox.send(pending, body);
            return pending.future();
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /// From now on, bytes of bodies go in both directions as this says.
    public void pace(Pacer pacer) {
        outbox.pace(pacer);
        inbox.pace(pacer);
    }

    /// Has everything leave that was sent so far. Whoever waits for an answer flushes first.
    ///
    /// @throws LinkException when the link has ended
    public void flush() throws LinkException {
        try {
            outbox.flush();
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /// Asks and waits for the answer.
    ///
    /// @throws LinkException when the host refused or the link ended
    public <R extends Reply> R call(Request<R> request) throws LinkException {
        CompletableFuture<R> answer = send(request);
        flush();
        return await(answer);
    }

    /// Waits for an answer to what was flushed.
    <R> R await(CompletableFuture<R> answer) throws LinkException {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LinkException known) {
                throw known;
            }
            if (e.getCause() instanceof TimeoutException late) {
                throw givenUp(late);
            }
            throw e.getCause() instanceof RuntimeException defect ? defect : e;
        }
    }

    private LinkException givenUp(TimeoutException late) {
        LinkException why = new Lost(Lost.Ending.SILENT, late);
        end(why);
        channel.abort();
        return why;
    }

    /// A send failed: the reading thread will soon know better why, if the host has said it.
    private LinkException lost(IOException cause) {
        LinkException known = dialogue.over();
        if (known == null) {
            known = cause instanceof LinkException link ? link : new Lost(Lost.Ending.BROKEN, cause);
            known = ended.copy()
                    .completeOnTimeout(known, LAST_WORDS_MS, TimeUnit.MILLISECONDS)
                    .join();
            end(known);
            channel.abort();
        }
        return known;
    }

    private void read() {
        try {
            LinkException farewell = inbox.read();
            end(farewell);
            channel.close();
        } catch (ProtocolException.Remote e) {
            end(new LinkException.NotSampan(String.valueOf(e.getMessage()), e));
            sayBye(e);
        } catch (IOException e) {
            end(new Lost(Lost.Ending.BROKEN, e));
        } catch (RuntimeException | Error e) {
            end(new Lost(Lost.Ending.DEFECT, e));
        } finally {
            channel.abort();
        }
    }

    private void sayBye(ProtocolException.Remote why) {
        try {
            outbox.bye(why.bye());
            channel.close();
        } catch (IOException _) {
            // It does not hear us, and what we know of it stands already.
        }
    }

    /// The first reason stays; everybody who waits learns it.
    private void end(LinkException why) {
        var left = dialogue.end(why);
        LinkException first = dialogue.over();
        LinkException reason = first == null ? why : first;
        allowance.end(reason);
        chunks.end();
        ended.complete(reason);
        left.forEach(pending -> pending.fail(reason));
    }

    /// What is due: to give up, or to say that somebody is here.
    void beat(long now, LinkTimes times) {
        Long owed = dialogue.owedSince();
        if (owed != null) {
            if (Pulse.isPast(now, owed, times.dead()) && Pulse.isPast(now, channel.lastMoved(), times.dead())) {
                end(new Lost(Lost.Ending.SILENT, null));
                channel.abort();
            }
        } else if (welcome != null && isPingDue(now, times)) {
            try {
                outbox.sendIfQuiet(Pending.of(new Request.Ping(), 0));
            } catch (IOException _) {
                // The reading thread finds out the same.
            }
        }
    }

    /// A host that hangs up after a short silence wants to serve somebody else: it is not kept by pings.
    private boolean isPingDue(long now, LinkTimes times) {
        return welcome().limits().idleMs() > times.quiet().toMillis()
                && Pulse.isPast(now, outbox.lastSent(), times.quiet());
    }

    /// Whether everything that was asked is answered.
    boolean isSettled() {
        return dialogue.owedSince() == null;
    }

    /// False once it has ended.
    public boolean isOpen() {
        return dialogue.over() == null;
    }

    /// Bytes that left for the network, encryption included.
    public long sentBytes() {
        return channel.sent();
    }

    /// Bytes that came from the network, encryption included.
    public long receivedBytes() {
        return channel.received();
    }

    /// Where its time has gone. Of the host's part it knows what the latest [#askTime] was answered.
    public LinkTime time() {
        return clock.time();
    }

    /// Asks the host where its time goes; returns at once.
    ///
    /// @return done when it has answered and [#time] knows
    /// @throws LinkException when the link has ended
    public CompletableFuture<Reply.Pong> askTime() throws LinkException {
        return send(new Request.Ping()).thenApply(pong -> {
            clock.told(pong);
            return pong;
        });
    }

    TlsFacts security() {
        return new TlsFacts(channel.peer().fingerprint(), channel.protocol(), channel.cipher());
    }

    /// Says goodbye and ends it, within two seconds. What is unanswered fails.
    @Override
    public void close() {
        end(new Lost(Lost.Ending.CLOSED, null));
        channel.close();
    }

    /// Ends it at once. What is unanswered fails. This is how transfers are cancelled.
    public void abort() {
        end(new Lost(Lost.Ending.CLOSED, null));
        channel.abort();
    }
}

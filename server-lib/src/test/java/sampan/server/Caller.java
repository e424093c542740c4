package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Bye;
import sampan.protocol.ClientConversation;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Event;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.ProtocolException;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;
import sampan.transport.TlsChannel;
import sampan.transport.TlsContext;

/// A visitor for tests: one connection whose reader never waits for its writer. Requests may be sent one after the
/// other before their answers are asked for.
final class Caller implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final TlsChannel channel;
    private final ClientConversation conversation = new ClientConversation();
    private final ReentrantLock talking = new ReentrantLock();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Semaphore window = new Semaphore(Limits.DEFAULT.requests());
    private final CompletableFuture<Bye> bye = new CompletableFuture<>();
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    /// A request and what came for it.
    static final class Asked {
        private final CompletableFuture<Reply> reply = new CompletableFuture<>();
        private final List<Part> parts = new ArrayList<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private @Nullable Reply head;

        Reply reply() throws IOException {
            return await(reply);
        }

        List<Part> parts() throws IOException {
            await(reply);
            return parts;
        }

        byte[] body() throws IOException {
            await(reply);
            return body.toByteArray();
        }
    }

    /// The host said no.
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private final transient Failure failure;

        Refused(Failure failure) {
            super(failure.toString());
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    /// What the host said instead of doing it.
    static Failure refusal(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(Refused.class);
        return ((Refused) thrown).failure();
    }

    private Caller(TlsChannel channel) {
        this.channel = channel;
        Thread.ofVirtual().name("caller").start(this::read);
    }

    /// Connects and says nothing.
    static Caller connect(ShareLink link, DeviceIdentity me) throws IOException {
        var address = new InetSocketAddress(link.host(), link.port());
        return new Caller(TlsChannel.connect(address, TlsContext.of(me), link.pin(), PATIENCE));
    }

    /// Connects and comes in by the link, for this once.
    static Caller enter(ShareLink link, DeviceIdentity me) throws IOException {
        Caller caller = connect(link, me);
        caller.hello(link, false);
        return caller;
    }

    Reply.Welcome hello(ShareLink link, boolean enrol) throws IOException {
        String token = link.token() == null ? null : link.token().text();
        return ask(new Request.Hello("a test", token, enrol, List.of()));
    }

    /// Says hello and does not wait for the answer.
    void sendHello(ShareLink link) throws IOException {
        String token = link.token() == null ? null : link.token().text();
        wait(send(new Request.Hello("a test", token, false, List.of())));
    }

    /// Asks and waits for the answer.
    @SuppressWarnings("unchecked") // the conversation has checked that the reply fits
    <R extends Reply> R ask(Request<R> request) throws IOException {
        return (R) wait(send(request)).reply();
    }

    /// Sends a request with these bytes as body, and waits for the answer.
    Reply ask(Request<?> request, byte[] body) throws IOException {
        return wait(send(request, body)).reply();
    }

    /// Sends what is waiting to be sent.
    Asked wait(Asked one) throws IOException {
        channel.flush();
        return one;
    }

    Asked send(Request<?> request) throws IOException {
        return begin(request, false);
    }

    Asked send(Request<?> request, byte[] body) throws IOException {
        Asked one = begin(request, body.length > 0);
        for (int at = 0; at < body.length; at += Limits.CHUNK) {
            int length = Math.min(Limits.CHUNK, body.length - at);
            data(body, at, length);
            mark(Digests.chunk(body, at, length), at + length == body.length);
        }
        return one;
    }

    /// Sends a request whose body is to follow piece by piece.
    Asked begin(Request<?> request, boolean body) throws IOException {
        if (!window.tryAcquire()) {
            channel.flush();
            try {
                if (!window.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IOException("the window stayed full");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        Asked one = new Asked();
        write(out -> {
            asked.add(one);
            conversation.request(request, body, out);
        });
        if (over.isDone()) {
            throw new IOException("the connection is over");
        }
        return one;
    }

    void data(byte[] bytes, int offset, int length) throws IOException {
        for (int at = 0; at < length; at += Limits.DATA_BYTES) {
            int count = Math.min(Limits.DATA_BYTES, length - at);
            write(out -> conversation.data(count, out));
            channel.write(ByteBuffer.wrap(bytes, offset + at, count));
        }
    }

    void mark(Digest digest, boolean last) throws IOException {
        write(out -> conversation.mark(digest, last, out));
    }

    void abortBody() throws IOException {
        write(out -> conversation.abort(new Failure.Cancelled("changed my mind"), out));
    }

    private void write(Consumer<ByteBuffer> message) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(ClientConversation.ROOM);
        talking.lock();
        try {
            message.accept(out);
        } finally {
            talking.unlock();
        }
        channel.write(out.flip());
    }

    /// Writes bytes that no conversation made.
    void raw(byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
        channel.flush();
    }

    void flush() throws IOException {
        channel.flush();
    }

    /// What the host said when it ended the conversation.
    Bye bye() throws IOException {
        return await(bye);
    }

    /// Waits until nothing more can come.
    void awaitEnd() throws IOException {
        await(over);
    }

    private static <T> T await(CompletableFuture<T> what) throws IOException {
        try {
            return what.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw new Refused(refused.failure());
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IOException("nothing came", e);
        }
    }

    private void read() {
        ByteBuffer in = ByteBuffer.allocate(Limits.JSON_BYTES);
        try {
            while (channel.read(in.clear()) >= 0) {
                in.flip();
                Event event = next(in);
                while (!(event instanceof Event.NeedBytes)) {
                    hear(event);
                    event = next(in);
                }
            }
            fail(new IOException("the host ended the connection"));
        } catch (IOException | ProtocolException e) {
            fail(new IOException(e));
        }
    }

    private Event next(ByteBuffer in) {
        talking.lock();
        try {
            return bye.isDone() ? new Event.NeedBytes() : conversation.receive(in);
        } finally {
            talking.unlock();
        }
    }

    private void hear(Event event) {
        switch (event) {
            case Event.Parted(var _, Part part) -> head().parts.add(part);
            case Event.Replied(var _, Reply reply, boolean body) -> {
                head().head = reply;
                if (!body) {
                    done();
                }
            }
            case Event.Failed(var _, Failure failure) -> {
                window.release();
                asked.remove().reply.completeExceptionally(new Refused(failure));
            }
            case Event.Bytes(ByteBuffer bytes) -> {
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                head().body.writeBytes(copy);
            }
            case Event.ChunkEnd(Digest digest, boolean last) -> {
                byte[] all = head().body.toByteArray();
                int start = (all.length - 1) / Limits.CHUNK * Limits.CHUNK;
                if (!Digests.chunk(all, start, all.length - start).equals(digest)) {
                    throw new IllegalStateException("a chunk differs from its digest");
                }
                if (last) {
                    done();
                }
            }
            case Event.Aborted(Failure failure) -> {
                window.release();
                asked.remove().reply.completeExceptionally(new Refused(failure));
            }
            case Event.Closed(Bye said) -> bye.complete(said);
            case Event.NeedBytes _, Event.Requested _, Event.Refused _ -> throw new IllegalStateException("" + event);
        }
    }

    private Asked head() {
        return Objects.requireNonNull(asked.peek());
    }

    private void done() {
        window.release();
        Asked one = asked.remove();
        one.reply.complete(Objects.requireNonNull(one.head));
    }

    private void fail(IOException why) {
        bye.completeExceptionally(why);
        over.complete(true);
        asked.forEach(one -> one.reply.completeExceptionally(why));
    }

    /// Cuts the connection without a word.
    void cut() {
        channel.abort();
    }

    @Override
    public void close() {
        channel.close();
    }
}

package sampan.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;

/// A connection to a device that has proved who it is: TLS 1.3 with both certificates, `sampan/1` agreed.
///
/// It blocks, and is meant for virtual threads as well as for others. Above a raw channel that does not block, a
/// [Readiness] waits for it, and [#readNow] never does. One thread may read while another writes, and
/// neither waits for the other; several readers or several writers take turns. [#abort] and [#close] may be called
/// by anybody at any time, more than once. Whoever connected or accepted it closes it.
///
/// An end of stream is never success by itself: [#read] gives -1 only after the peer said that it will send no
/// more.
public final class TlsChannel implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final SocketChannel raw;
    private final TlsEngine engine;
    private final Readiness readiness;
    private final DeviceId peer;
    private final long keysLast;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile long lastMoved = System.nanoTime();
    private volatile long received;
    private volatile long sent;
    private volatile long readingNanos;
    private volatile long writingNanos;

    private TlsChannel(SocketChannel raw, TlsEngine engine, Readiness readiness, DeviceId peer, long keysLast) {
        this.raw = raw;
        this.engine = engine;
        this.readiness = readiness;
        this.peer = peer;
        this.keysLast = keysLast;
    }

    /// Connects to the device `pin` at `address`. When the address is not resolved yet, each that its name has is
    /// tried.
    ///
    /// @param within time for everything, TCP (at most 10 s of it) and handshake, however much moves meanwhile
    /// @throws UnreachableException when no TCP connection came about
    /// @throws HandshakeTimeoutException when the time was up during the handshake
    /// @throws NotSampanException when the peer speaks something else
    /// @throws WrongPinException when the peer is another device; nothing was said to it
    /// @throws TruncatedException when the peer hung up during the handshake
    public static TlsChannel connect(InetSocketAddress address, TlsContext context, DeviceId pin, Duration within)
            throws TransportException {
        long end = System.nanoTime() + within.toNanos();
        SocketChannel raw = TcpConnection.open(address, within);
        var ssl = context.visitorEngine(address.getHostString(), address.getPort(), pin);
        var engine = new TlsEngine(ssl, context.buffers());
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        DeviceId peer = new TlsHandshake(raw, engine, Readiness.BLOCKING, left).run();
        // Asked after every handshake: a resumed one calls no trust manager.
        if (!peer.equals(pin)) {
            Deadline.closeRaw(raw);
            throw new WrongPinException(pin, peer);
        }
        return new TlsChannel(raw, engine, Readiness.BLOCKING, peer, context.keysLast());
    }

    /// Does the host's part of a handshake as the other `accept` does, on a channel in blocking mode.
    public static TlsChannel accept(SocketChannel raw, TlsContext context, Duration within) throws TransportException {
        return accept(raw, context, Readiness.BLOCKING, within);
    }

    /// Does the host's part of a handshake on a connection that was accepted. Who the visitor is, [#peer] says
    /// afterwards; whether it may do anything is the caller's to decide.
    ///
    /// @param raw closed when this throws
    /// @param readiness waits for it where it is not in blocking mode; else [Readiness#BLOCKING]
    /// @param within time for the handshake, however much moves meanwhile
    /// @throws HandshakeTimeoutException when the time was up
    /// @throws NotSampanException when the peer speaks something else, or shows no fitting certificate
    /// @throws TruncatedException when the peer hung up during the handshake
    public static TlsChannel accept(SocketChannel raw, TlsContext context, Readiness readiness, Duration within)
            throws TransportException {
        var engine = new TlsEngine(context.hostEngine(), context.buffers());
        DeviceId peer = new TlsHandshake(raw, engine, readiness, within).run();
        return new TlsChannel(raw, engine, readiness, peer, context.keysLast());
    }

    /// The device on the other side, proved by its key in this very connection's session.
    public DeviceId peer() {
        return peer;
    }

    /// The other side's address, for logs.
    ///
    /// @throws IOException when the channel is closed
    public SocketAddress remoteAddress() throws IOException {
        return raw.getRemoteAddress();
    }

    /// When the last byte went or came, by `System.nanoTime()`. A watchdog that finds this too long ago while
    /// something is owed calls [#abort].
    public long lastMoved() {
        return lastMoved;
    }

    /// Bytes that came from the network since the handshake, encryption included.
    public long received() {
        return received;
    }

    /// Bytes that left for the network since the handshake, encryption included.
    public long sent() {
        return sent;
    }

    /// Whether as much went one way as the same keys should cipher: another connection goes on then.
    public boolean isWorn() {
        return Math.max(received, sent) >= keysLast;
    }

    /// How long this side has read from the network, waiting included, nanoseconds.
    public long readingNanos() {
        return readingNanos;
    }

    /// How long this side has written to the network, waiting included, nanoseconds.
    public long writingNanos() {
        return writingNanos;
    }

    /// What encrypts, by its name in the registry of TLS.
    public String cipher() {
        return engine.ssl().getSession().getCipherSuite();
    }

    /// The version of TLS.
    public String protocol() {
        return engine.ssl().getSession().getProtocol();
    }

    /// False once it was closed or aborted by this side.
    public boolean isOpen() {
        return raw.isOpen();
    }

    /// Waits for bytes and puts them into `target`.
    ///
    /// @return how many, at least 1 unless `target` is full; -1 once the peer said that it will send no more
    /// @throws TruncatedException when the stream ended or broke without the peer saying so
    /// @throws IOException when the peer sent what is no TLS, or this side closed the channel
    public int read(ByteBuffer target) throws IOException {
        return read(target, true);
    }

    /// Puts what has come already into `target`, and does not wait for more; a blocking channel waits for the rest of a
    /// record that has begun to come.
    ///
    /// @return how many bytes; 0 if there are none now; -1 once the peer said that it will send no more
    /// @throws TruncatedException when the stream ended or broke without the peer saying so
    /// @throws IOException when the peer sent what is no TLS, or this side closed the channel
    public int readNow(ByteBuffer target) throws IOException {
        return read(target, false);
    }

    private int read(ByteBuffer target, boolean wait) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        reading.lock();
        try {
            boolean waits = wait;
            while (true) {
                int count = engine.input().read(target);
                if (count != 0 || (!waits && !arrived())) {
                    return count;
                }
                if (fill() > 0) {
                    waits |= raw.isBlocking();
                } else if (waits) {
                    readiness.awaitReadable();
                } else {
                    return 0;
                }
            }
        } catch (IOException e) {
            engine.input().release();
            throw named(e);
        } finally {
            reading.unlock();
        }
    }

    /// Waits until [#read] has something to give or to say, holding next to no memory meanwhile: the caller borrows
    /// its own large buffer only afterwards. What has come may turn out to be no data, so that the read waits
    /// again.
    ///
    /// @throws TruncatedException when the stream ended or broke without the peer saying so
    /// @throws IOException when the peer sent what is no TLS, or this side closed the channel
    public void awaitReadable() throws IOException {
        reading.lock();
        try {
            while (!engine.input().buffered()) {
                if (fill() == 0) {
                    readiness.awaitReadable();
                }
            }
        } catch (IOException e) {
            engine.input().release();
            throw named(e);
        } finally {
            reading.unlock();
        }
    }

    /// A connection that the peer or the network broke is the same as one that just ends; what this side closed is
    /// not.
    private IOException named(IOException e) {
        boolean ours = e instanceof TransportException || e instanceof SSLException || !raw.isOpen();
        return ours ? e : new TruncatedException("the connection broke", e);
    }

    /// Whether reading the raw channel waits for nothing.
    private boolean arrived() throws IOException {
        return !raw.isBlocking() || raw.socket().getInputStream().available() > 0;
    }

    /// @return how many bytes came; 0 only from a channel that does not block
    @SuppressWarnings("NonAtomicVolatileUpdate") // with the lock for reading
    private int fill() throws IOException {
        long began = System.nanoTime();
        int count = engine.input().readFrom(raw);
        readingNanos += System.nanoTime() - began;
        if (count < 0) {
            throw new TruncatedException("the stream ended without a farewell");
        }
        moved(count, 0);
        return count;
    }

    /// Sends what is in `sources`, one after the other. The last bytes may wait for more until [#flush].
    ///
    /// @throws TruncatedException when the connection broke
    /// @throws IOException when this side closed the channel
    public void write(ByteBuffer... sources) throws IOException {
        writing.lock();
        try {
            while (!engine.output().take(sources)) {
                drain();
            }
        } catch (IOException e) {
            engine.output().release();
            throw named(e);
        } finally {
            writing.unlock();
        }
    }

    /// Sends everything that was written so far. Before waiting for an answer this is a must.
    ///
    /// @throws TruncatedException when the connection broke
    /// @throws IOException when this side closed the channel
    public void flush() throws IOException {
        writing.lock();
        try {
            while (!engine.output().takeRest()) {
                drain();
            }
            drain();
        } catch (IOException e) {
            engine.output().release();
            throw named(e);
        } finally {
            writing.unlock();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // with the lock for writing
    private void drain() throws IOException {
        long began = System.nanoTime();
        while (engine.output().pending()) {
            int count = engine.output().writeTo(raw);
            if (count == 0) {
                readiness.awaitWritable();
            }
            moved(0, count);
        }
        writingNanos += System.nanoTime() - began;
    }

    /// Each of the two is changed by whoever holds its lock, and read by anybody.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void moved(int in, int out) {
        if (in > 0) {
            received += in;
        }
        if (out > 0) {
            sent += out;
        }
        if (in + out > 0) {
            lastMoved = System.nanoTime();
        }
    }

    /// Says the end, waits for the peer to have seen it, and closes, all within 2 s: then, or when anything goes
    /// wrong, it closes as [#abort] does. What was written is sent first. Bytes that still come are thrown away, so
    /// that the last words to the peer are not lost with them.
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        try (Deadline _ = Deadline.of(FAREWELL, raw)) {
            sayEnd();
            awaitEnd();
        } catch (IOException _) {
            // the peer is gone already, or did not listen in time
        } finally {
            abort();
        }
    }

    private void sayEnd() throws IOException {
        writing.lock();
        try {
            while (!engine.output().takeRest() || !engine.output().takeEnd()) {
                drain();
            }
            drain();
            raw.shutdownOutput();
        } finally {
            writing.unlock();
        }
    }

    private void awaitEnd() throws IOException {
        reading.lock();
        try {
            ByteBuffer rest = ByteBuffer.allocate(TlsOutput.RECORD);
            for (int count = raw.read(rest.clear()); count >= 0; count = raw.read(rest.clear())) {
                if (count == 0) {
                    readiness.awaitReadable();
                }
                moved(count, 0);
            }
        } finally {
            reading.unlock();
        }
    }

    /// Closes the connection as it is. Returns at once; readers and writers that are blocked get an exception.
    public void abort() {
        closing.set(true);
        Deadline.closeRaw(raw);
        // Whoever is in the middle of using a buffer gives it back itself, on the exception that this makes.
        if (reading.tryLock()) {
            try {
                engine.input().release();
            } finally {
                reading.unlock();
            }
        }
        if (writing.tryLock()) {
            try {
                engine.output().release();
            } finally {
                writing.unlock();
            }
        }
    }
}

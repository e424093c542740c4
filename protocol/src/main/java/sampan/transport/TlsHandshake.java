package sampan.transport;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.security.cert.Certificate;
import java.time.Duration;
import javax.net.ssl.SSLException;

/// One handshake, with every way in which it can fail given its name.
final class TlsHandshake {
    private final SocketChannel raw;
    private final TlsEngine engine;
    private final Readiness readiness;
    private final Duration within;

    TlsHandshake(SocketChannel raw, TlsEngine engine, Readiness readiness, Duration within) {
        this.raw = raw;
        this.engine = engine;
        this.readiness = readiness;
        this.within = within;
    }

    /// Does it, and says who the peer is. The channel is closed when this throws.
    DeviceId run() throws TransportException {
        boolean done = false;
        try (Deadline deadline = Deadline.of(within, raw)) {
            try {
                TcpConnection.withoutDelay(raw);
                exchange();
                DeviceId peer = peer();
                done = true;
                return peer;
            } catch (IOException e) {
                throw deadline.expired() ? new HandshakeTimeoutException(within) : named(e);
            }
        } finally {
            if (!done) {
                Deadline.closeRaw(raw);
                engine.input().release();
                engine.output().release();
            }
        }
    }

    private void exchange() throws IOException {
        while (true) {
            switch (engine.handshake()) {
                case READ -> read();
                case WRITE -> {
                    if (engine.output().writeTo(raw) == 0) {
                        readiness.awaitWritable();
                    }
                }
                case DONE -> {
                    return;
                }
            }
        }
    }

    private void read() throws IOException {
        int count = engine.input().readFrom(raw);
        if (count < 0) {
            throw new TruncatedException("hung up during the handshake");
        }
        if (count == 0) {
            readiness.awaitReadable();
        }
    }

    private DeviceId peer() throws IOException {
        String agreed = engine.ssl().getApplicationProtocol();
        if (!TlsContext.ALPN.equals(agreed)) {
            throw new NotSampanException("speaks TLS 1.3, but did not ask for " + TlsContext.ALPN);
        }
        Certificate[] chain = engine.ssl().getSession().getPeerCertificates();
        return DeviceId.of(chain[0].getPublicKey());
    }

    private TransportException named(IOException e) {
        return switch (e) {
            case TransportException known -> known;
            case SSLException wrong -> {
                sayWhy();
                yield new NotSampanException("is no fitting TLS 1.3 peer", wrong);
            }
            default -> new TruncatedException("broke off during the handshake", e);
        };
    }

    /// The alert that the engine has ready: it lets a peer of the same kind tell its own person what is wrong.
    private void sayWhy() {
        try {
            engine.output().wrapHandshake();
        } catch (IOException _) {
            // that the connection is over is known; the alert is in the buffer all the same
        }
        try {
            engine.output().writeTo(raw);
        } catch (IOException _) {
            // then the peer has to guess
        }
    }
}

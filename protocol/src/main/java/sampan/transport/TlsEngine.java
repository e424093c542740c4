package sampan.transport;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/// One end of a TLS connection between plaintext buffers and a channel: an [TlsInput], an [TlsOutput] and the
/// handshake that needs both. It never waits, so a driver may be a thread that blocks in the channel or a selector.
///
/// During the handshake one thread uses it; afterwards one thread may use the input while another uses the output,
/// and neither ever waits for the other, but for the JDK's own lock around the work on a single record.
final class TlsEngine {
    /// Three records of 16 KiB and what TLS adds, so that a system call carries several; small enough that a peer
    /// taking 1 KiB a second still moves one such buffer within the 60 s after which a connection counts as dead.
    static final int NETWORK_BYTES = 64 * 1024;

    /// What the handshake waits for.
    enum Step {
        /// Bytes from the peer.
        READ,
        /// Room towards the peer for what is in [TlsOutput].
        WRITE,
        /// Nothing: it is over.
        DONE
    }

    private final SSLEngine ssl;
    private final TlsInput input;
    private final TlsOutput output;
    private boolean begun;

    TlsEngine(SSLEngine ssl, BufferPool buffers) {
        this.ssl = ssl;
        this.input = new TlsInput(ssl, buffers);
        this.output = new TlsOutput(ssl, buffers);
    }

    TlsInput input() {
        return input;
    }

    TlsOutput output() {
        return output;
    }

    SSLEngine ssl() {
        return ssl;
    }

    /// Takes the handshake as far as it goes without the network.
    ///
    /// @throws SSLException when the peer is no fitting TLS 1.3 peer; what is then in [TlsOutput] tells it why
    Step handshake() throws SSLException {
        try {
            return advance();
        } catch (SSLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // Native TLS lets what AnyDevice refuses a certificate with through as it is; no signature mentions that.
            throw new SSLException(e);
        }
    }

    private Step advance() throws SSLException {
        if (!begun) {
            begun = true;
            ssl.beginHandshake();
        }
        while (true) {
            HandshakeStatus status = ssl.getHandshakeStatus();
            switch (status) {
                case NEED_TASK -> runTasks(ssl);
                case NEED_WRAP -> {
                    if (!output.wrapHandshake()) {
                        return Step.WRITE;
                    }
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (output.pending()) {
                        return Step.WRITE;
                    }
                    if (!input.unwrapHandshake()) {
                        return Step.READ;
                    }
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    return output.pending() ? Step.WRITE : Step.DONE;
                }
            }
        }
    }

    /// Work that a handshake wants done apart. It is done in place: it takes a few milliseconds of the processor
    /// and waits for nothing.
    static void runTasks(SSLEngine ssl) {
        for (Runnable task = ssl.getDelegatedTask(); task != null; task = ssl.getDelegatedTask()) {
            task.run();
        }
    }
}

package sampan.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/// Two ends of a connection within this process that say small things to each other, so that the JVM compiles what
/// encrypts before somebody waits for it: the compiler counts calls, not bytes. Used by one thread.
final class TlsWarmUp {
    private static final int MESSAGE = 256;

    private final Pipe toHost = new Pipe();
    private final Pipe toVisitor = new Pipe();
    private final TlsEngine host;
    private final TlsEngine visitor;
    private final ByteBuffer said = ByteBuffer.allocate(MESSAGE);
    private final ByteBuffer heard = ByteBuffer.allocate(TlsOutput.RECORD);

    TlsWarmUp(TlsContext context) {
        host = new TlsEngine(context.hostEngine(), context.buffers());
        visitor = new TlsEngine(context.visitorEngine("", 0, context.identity().id()), context.buffers());
    }

    /// Sends so many records and reads them again, half of them in each direction.
    void run(int records) throws IOException {
        try {
            shakeHands();
            for (int i = 0; i < records; i += 2) {
                carry(visitor, toHost, host);
                carry(host, toVisitor, visitor);
            }
        } finally {
            for (TlsEngine end : new TlsEngine[] {host, visitor}) {
                end.input().release();
                end.output().release();
            }
        }
    }

    private void shakeHands() throws IOException {
        boolean over = false;
        while (!over) {
            boolean first = step(visitor, toVisitor, toHost);
            over = step(host, toHost, toVisitor) && first;
        }
    }

    private static boolean step(TlsEngine end, Pipe in, Pipe out) throws IOException {
        while (true) {
            switch (end.handshake()) {
                case READ -> {
                    if (end.input().readFrom(in) == 0) {
                        return false;
                    }
                }
                case WRITE -> end.output().writeTo(out);
                case DONE -> {
                    return true;
                }
            }
        }
    }

    private void carry(TlsEngine from, Pipe pipe, TlsEngine to) throws IOException {
        from.output().take(said.clear());
        while (!from.output().takeRest() || from.output().pending()) {
            from.output().writeTo(pipe);
        }
        for (int left = MESSAGE; left > 0; ) {
            int count = to.input().read(heard.clear());
            left -= count;
            if (count == 0 && to.input().readFrom(pipe) == 0) {
                throw new IOException("a record was lost between two ends of one process");
            }
        }
    }

    /// Bytes on their way from one end to the other.
    private static final class Pipe implements ByteChannel {
        private final ByteBuffer bytes = ByteBuffer.allocate(TlsEngine.NETWORK_BYTES);

        @Override
        public int read(ByteBuffer into) {
            bytes.flip();
            int count = Math.min(bytes.remaining(), into.remaining());
            into.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            bytes.compact();
            return count;
        }

        @Override
        public int write(ByteBuffer from) {
            int count = Math.min(bytes.remaining(), from.remaining());
            bytes.put(from.slice(from.position(), count));
            from.position(from.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}

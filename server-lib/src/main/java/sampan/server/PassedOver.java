package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import sampan.protocol.Digest;
import sampan.protocol.Failure;

/// The body of a request that is refused: passed over, and only then answered.
record PassedOver(Failure failure, Answers answers) implements Body {
    @Override
    public void bytes(ByteBuffer bytes) {
        bytes.position(bytes.limit());
    }

    @Override
    public void chunkEnd(Digest digest) {
        // nothing was kept
    }

    @Override
    public void end() throws IOException {
        answers.fail(failure);
    }

    @Override
    public void aborted(Failure why) throws IOException {
        answers.fail(failure);
    }

    @Override
    public void drop() {
        // nothing is held
    }
}

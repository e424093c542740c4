package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import sampan.protocol.Digest;
import sampan.protocol.Failure;
import sampan.protocol.Reply;

/// Bytes that a visitor sends only to measure the way: counted and forgotten.
final class ProbeBody implements Body {
    private final Answers answers;
    private int length;

    ProbeBody(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void bytes(ByteBuffer bytes) {
        length += bytes.remaining();
        bytes.position(bytes.limit());
    }

    @Override
    public void chunkEnd(Digest digest) {
        // a sink believes
    }

    @Override
    public void end() throws IOException {
        answers.reply(new Reply.Probed(length));
    }

    @Override
    public void aborted(Failure why) throws IOException {
        answers.fail(new Failure.Cancelled(Words.printable(why.text())));
    }

    @Override
    public void drop() {
        // nothing is held
    }
}

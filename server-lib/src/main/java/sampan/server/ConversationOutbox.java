package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import sampan.protocol.Bye;
import sampan.protocol.Digest;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.Reply;
import sampan.protocol.ServerConversation;

/// Answers as the `sampan` dialect writes them. Used by one thread at a time.
///
/// @param conversation makes bytes of them
/// @param sender sends those
record ConversationOutbox(ServerConversation conversation, Sender sender) implements Outbox {
    @Override
    public void reply(Reply reply, boolean body) throws IOException {
        conversation.reply(reply, body, room());
    }

    @Override
    public void part(Part part) throws IOException {
        conversation.part(part, room());
    }

    @Override
    public void fail(Failure failure) throws IOException {
        conversation.fail(failure, room());
    }

    @Override
    public void data(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int count = Math.min(Limits.DATA_BYTES, length - done);
            conversation.data(count, room());
            sender.write(ByteBuffer.wrap(bytes, offset + done, count));
            done += count;
        }
    }

    @Override
    public void mark(Digest digest, boolean last) throws IOException {
        conversation.mark(digest, last, room());
    }

    @Override
    public void abort(Failure failure) throws IOException {
        conversation.abort(failure, room());
    }

    /// The last word.
    void bye(Bye bye) throws IOException {
        conversation.bye(bye, room());
        sender.flush();
    }

    private ByteBuffer room() throws IOException {
        return sender.room(ServerConversation.ROOM);
    }
}

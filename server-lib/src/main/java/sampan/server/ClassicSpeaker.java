package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import sampan.protocol.classic.ClassicEvent;
import sampan.protocol.classic.ClassicLimits;
import sampan.protocol.classic.ClassicServerConversation;

/// Speaks the classic dialect: the conversation makes events of bytes and silence, and the desk answers them. What it
/// says waits for its moment, each send being one write.
final class ClassicSpeaker implements Speaker {
    private final ClassicServerConversation conversation = new ClassicServerConversation();
    private final ByteBuffer send = ByteBuffer.allocate(ClassicLimits.ROOM);
    private final ByteBuffer nothing = ByteBuffer.allocate(0);
    private final Sender sender;
    private final ClassicDesk desk;
    private long heardAt;
    private boolean sameBytes;

    ClassicSpeaker(Sender sender, ClassicDesk desk) {
        this.sender = sender;
        this.desk = desk;
    }

    @Override
    public boolean listens() {
        return conversation.reading();
    }

    @Override
    public Heard hear(ByteBuffer in) throws IOException {
        if (in.hasRemaining() && !sameBytes) {
            heardAt = System.nanoTime();
        }
        Heard what = heard(conversation.receive(in, heardAt));
        sameBytes = in.hasRemaining();
        return what;
    }

    @Override
    public Heard end() {
        conversation.end();
        return Heard.ALL;
    }

    /// Silence is heard too.
    @Override
    public Heard wake() throws IOException {
        say();
        Heard heard = Heard.MORE;
        while (heard == Heard.MORE) {
            heard = heard(conversation.receive(nothing, System.nanoTime()));
        }
        return heard;
    }

    private Heard heard(ClassicEvent event) {
        switch (event) {
            case ClassicEvent.NeedBytes _ -> {
                return conversation.closed() ? Heard.END : Heard.ALL;
            }
            case ClassicEvent.Requested(var request) -> desk.answer(request, conversation);
            case ClassicEvent.Misunderstood _ -> {
                // the conversation has answered it
            }
            case ClassicEvent.Bytes(ByteBuffer bytes) -> desk.take(bytes, conversation);
            case ClassicEvent.Complete _ -> desk.publish(conversation);
            case ClassicEvent.CutOff _ -> desk.drop();
            case ClassicEvent.Left _ -> {
                return Heard.END;
            }
            default -> throw new IllegalArgumentException(event + " is not a host's to hear");
        }
        return conversation.reading() ? Heard.MORE : Heard.LATER;
    }

    @Override
    public void drain() throws IOException {
        say();
        conversation.looked();
    }

    private void say() throws IOException {
        while (true) {
            if (conversation.hungry()) {
                desk.feed(conversation);
            }
            conversation.send(send.clear(), System.nanoTime());
            if (send.position() > 0) {
                sender.write(send.flip());
            } else if (!conversation.hungry()) {
                return;
            }
        }
    }

    @Override
    public boolean midway() {
        return desk.busy();
    }

    @Override
    public long wakesAt() {
        long now = System.nanoTime();
        long after = conversation.closed() ? 0 : conversation.wakeAfter(now);
        return after == Long.MAX_VALUE ? NEVER : now + after;
    }

    /// There is no word for it: the end of the stream must do.
    @Override
    public void farewell(Farewell why) {}

    @Override
    public void drop() {
        desk.drop();
    }
}

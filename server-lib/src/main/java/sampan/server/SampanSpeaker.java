package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import sampan.protocol.Event;
import sampan.protocol.ServerConversation;

/// Speaks the `sampan` dialect: the conversation makes events of the bytes, and the session answers of the events.
final class SampanSpeaker implements Speaker {
    private final ServerConversation conversation = new ServerConversation();
    private final ConversationOutbox out;
    private final Session session;

    SampanSpeaker(Host host, Visit visit, Sender sender, Presence presence, TimeSpent spent) {
        this.out = new ConversationOutbox(conversation, sender);
        this.session = new Session(host, visit, out, presence, spent);
    }

    @Override
    public Heard hear(ByteBuffer in) throws IOException, Farewell {
        Event event = conversation.receive(in);
        return switch (event) {
            case Event.NeedBytes _ -> Heard.ALL;
            case Event.Closed _ -> Heard.END;
            default -> {
                session.accept(event);
                yield Heard.MORE;
            }
        };
    }

    @Override
    public void drain() throws IOException {
        session.drain();
    }

    @Override
    public boolean midway() {
        return session.receiving();
    }

    @Override
    public void farewell(Farewell why) throws IOException {
        out.bye(why.bye());
    }

    @Override
    public void drop() {
        session.end();
    }
}

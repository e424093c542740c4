package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import sampan.protocol.echo.EchoServerConversation;

/// Speaks the echo dialect: every message is shown and answered.
final class EchoSpeaker implements Speaker {
    private static final int ROOM = 2;

    private final EchoServerConversation conversation = new EchoServerConversation();
    private final Sender sender;
    private final Consumer<String> shown;

    EchoSpeaker(Sender sender, Consumer<String> shown) {
        this.sender = sender;
        this.shown = shown;
    }

    /// One receive of the lesson's server is at most so long.
    @Override
    public int mostAtOnce() {
        return EchoServerConversation.MESSAGE_BYTES;
    }

    @Override
    public Heard hear(ByteBuffer in) throws IOException {
        Optional<String> message = conversation.receive(in, sender.room(ROOM));
        message.ifPresent(shown);
        return message.isPresent() ? Heard.MORE : Heard.ALL;
    }

    @Override
    public Heard end() {
        String rest = conversation.end();
        if (!rest.isEmpty()) {
            shown.accept(rest);
        }
        return Heard.END;
    }

    @Override
    public void drain() {
        // every message is answered as it is heard
    }

    @Override
    public boolean midway() {
        return false;
    }

    @Override
    public void farewell(Farewell why) {
        // there is no word for it
    }

    @Override
    public void drop() {
        // nothing is held
    }
}

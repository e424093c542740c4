package sampan.app.client;

import java.io.IOException;
import java.util.List;
import sampan.protocol.Access;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// What a scripted host does.
@FunctionalInterface
public interface Script {
    /// Answers a request, after its body.
    void answer(Request<?> request, byte[] body, ScriptedTalk talk) throws IOException;

    /// Lets everybody in, and leaves the rest to another script.
    static Script welcoming(Limits limits, Script rest) {
        return (request, body, talk) -> {
            if (request instanceof Request.Hello) {
                talk.reply(welcome(Reply.Standing.MEMBER, limits));
            } else {
                rest.answer(request, body, talk);
            }
        };
    }

    static Script welcoming(Script rest) {
        return welcoming(Limits.DEFAULT, rest);
    }

    static Reply.Welcome welcome(Reply.Standing standing, Limits limits) {
        List<Reply.Share> shares = standing == Reply.Standing.UNPAIRED
                ? List.of()
                : List.of(new Reply.Share("Share", Access.FULL, true, true));
        return new Reply.Welcome(standing, "Scripted", "A".repeat(43), shares, limits, List.of(), 0);
    }
}

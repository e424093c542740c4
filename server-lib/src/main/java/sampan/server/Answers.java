package sampan.server;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Digest;
import sampan.protocol.Failure;
import sampan.protocol.Reply;
import sampan.server.storage.Storage.Settled;
import sampan.server.storage.Storage.Unsettled;
import sampan.server.storage.StorageException;

/// What is owed to a visitor, in the order in which it asked: answers that are ready, small files that become so when
/// their group is settled, and files that are being read ahead. While nothing waits, an answer goes straight to the
/// outbox. Used by one thread at a time.
final class Answers {
    /// Most files that are read ahead.
    private static final int AHEAD = 16;

    private final Outbox out;
    private final Visit visit;
    private final Consumer<ServerEvent> listener;
    private final Deque<Owed> owed = new ArrayDeque<>();
    private @Nullable PutGroup group;

    Answers(Outbox out, Visit visit, Consumer<ServerEvent> listener) {
        this.out = out;
        this.visit = visit;
        this.listener = listener;
    }

    /// Success.
    void reply(Reply reply) throws IOException {
        inTurn(() -> out.reply(reply, false));
    }

    /// No success.
    void fail(Failure failure) throws IOException {
        inTurn(() -> out.fail(failure));
    }

    private void inTurn(Owed answer) throws IOException {
        if (owed.isEmpty()) {
            answer.answer();
        } else {
            owed.add(answer);
        }
    }

    /// A file that is being read.
    void later(Owed fetch) throws IOException {
        owed.add(fetch);
        if (group == null && owed.size() > AHEAD) {
            owed.remove().answer();
        }
    }

    /// A small file that is whole, in memory.
    void put(HostedShare share, OpenPut put, byte[] bytes, Digest digest) throws IOException {
        PutGroup open = join(share, put);
        try {
            open.add(put, bytes, digest);
        } catch (StorageException e) {
            put.settled(new Unsettled(e));
        }
        settleIfFull(open);
    }

    /// A small file that is whole, in its room.
    void put(HostedShare share, OpenPut put, Room room, Digest digest) throws IOException {
        PutGroup open = join(share, put);
        try {
            open.add(put, room, digest);
        } catch (StorageException e) {
            put.settled(new Unsettled(e));
        }
        settleIfFull(open);
    }

    private PutGroup join(HostedShare share, OpenPut put) throws IOException {
        if (group != null && group.share() != share) {
            settle();
        }
        if (group == null) {
            group = new PutGroup(share);
        }
        owed.add(() -> answer(put, share));
        return group;
    }

    private void settleIfFull(PutGroup open) throws IOException {
        if (open.full()) {
            settle();
        }
    }

    /// Publishes the small files that wait, so that whatever is asked next sees them.
    void settlePuts() throws IOException {
        if (group != null) {
            settle();
        }
    }

    /// Makes everything ready and puts it into the outbox.
    void settle() throws IOException {
        if (group != null) {
            group.settle();
            group = null;
        }
        for (Owed next = owed.poll(); next != null; next = owed.poll()) {
            next.answer();
        }
    }

    private void answer(OpenPut put, HostedShare share) throws IOException {
        switch (put.outcome()) {
            case Settled(Reply.Stored stored) -> {
                // That the same bytes were there before would tell what somebody else has sent.
                out.reply(put.anonymous() ? new Reply.Stored(stored.entry(), false) : stored, false);
                listener.accept(new ServerEvent.FileArrived(visit.device(), put.asked(), put.size()));
            }
            case Unsettled(StorageException cause) -> {
                share.note(cause.failure());
                out.fail(put.anonymous() ? Inbox.hide(cause.failure()) : cause.failure());
            }
        }
    }

    /// Lets go of what nobody will hear of.
    void drop() {
        if (group != null) {
            group.drop();
            group = null;
        }
        owed.forEach(Owed::drop);
        owed.clear();
    }
}

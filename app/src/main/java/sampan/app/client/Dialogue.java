package sampan.app.client;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Bye;
import sampan.protocol.ClientConversation;
import sampan.protocol.Digest;
import sampan.protocol.Event;
import sampan.protocol.Failure;
import sampan.protocol.ProtocolException;

/// The conversation of a link with its unanswered requests, for the thread that sends and the one that reads. Its
/// lock is held for the work on memory only, never while somebody waits for the network: so the reading thread
/// waits for nothing that the sending one holds.
final class Dialogue {
    private final ReentrantLock lock = new ReentrantLock();
    private final ClientConversation conversation = new ClientConversation();
    private final ArrayDeque<Pending<?>> unanswered = new ArrayDeque<>();
    private long owedSince;
    private long owingSince;
    private long owedBefore;
    private @Nullable LinkException over;

    /// Asks; what goes to the network is put into `out`.
    void request(Pending<?> pending, boolean body, ByteBuffer out) throws LinkException {
        lock.lock();
        try {
            if (over != null) {
                throw over;
            }
            conversation.request(pending.request(), body, out);
            if (unanswered.isEmpty()) {
                owedSince = System.nanoTime();
                owingSince = owedSince;
            }
            unanswered.add(pending);
        } finally {
            lock.unlock();
        }
    }

    /// Something that belongs to a body, or the farewell.
    void say(Saying saying, ByteBuffer out) throws LinkException {
        lock.lock();
        try {
            if (over != null) {
                throw over;
            }
            switch (saying) {
                case Saying.Data(int bytes) -> conversation.data(bytes, out);
                case Saying.Mark(Digest digest, boolean last) -> conversation.mark(digest, last, out);
                case Saying.Abort(Failure failure) -> conversation.abort(failure, out);
            }
        } finally {
            lock.unlock();
        }
    }

    /// What a sender says between requests.
    sealed interface Saying {
        /// So many body bytes follow.
        record Data(int bytes) implements Saying {}

        /// A chunk ends.
        record Mark(Digest digest, boolean last) implements Saying {}

        /// The body is taken back.
        record Abort(Failure failure) implements Saying {}
    }

    /// The farewell to a host that broke the rules.
    void bye(Bye bye, ByteBuffer out) {
        lock.lock();
        try {
            conversation.bye(bye, out);
        } finally {
            lock.unlock();
        }
    }

    /// What the next bytes mean. Where they end the conversation, a sender learns why at once, and not that there
    /// is no place for its request.
    Event receive(ByteBuffer in) {
        lock.lock();
        try {
            Event event = conversation.receive(in);
            if (event instanceof Event.Closed closed && over == null) {
                over = LinkException.of(closed.bye());
            }
            return event;
        } catch (ProtocolException.Remote e) {
            if (over == null) {
                over = new LinkException.NotSampan(String.valueOf(e.getMessage()), e);
            }
            throw e;
        } finally {
            lock.unlock();
        }
    }

    int bodyRemaining() {
        lock.lock();
        try {
            return conversation.bodyRemaining();
        } finally {
            lock.unlock();
        }
    }

    void bodyPassed(int bytes) {
        lock.lock();
        try {
            conversation.bodyPassed(bytes);
        } finally {
            lock.unlock();
        }
    }

    /// The request that is being answered.
    Pending<?> oldest() {
        lock.lock();
        try {
            return unanswered.element();
        } finally {
            lock.unlock();
        }
    }

    /// The oldest request is answered to its end.
    Pending<?> answered() {
        lock.lock();
        try {
            owedSince = System.nanoTime();
            Pending<?> oldest = unanswered.remove();
            if (unanswered.isEmpty()) {
                owedBefore += owedSince - owingSince;
            }
            return oldest;
        } finally {
            lock.unlock();
        }
    }

    /// Since when the host owes an answer, by `System.nanoTime()`; null when it owes none.
    @Nullable
    Long owedSince() {
        lock.lock();
        try {
            return unanswered.isEmpty() ? null : owedSince;
        } finally {
            lock.unlock();
        }
    }

    /// For how long in all the host has owed something.
    long owedNanos() {
        lock.lock();
        try {
            return owedBefore + (unanswered.isEmpty() ? 0 : System.nanoTime() - owingSince);
        } finally {
            lock.unlock();
        }
    }

    /// Why nothing more can be asked, or null.
    @Nullable
    LinkException over() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    /// Ends it: nothing more can be asked. The first reason stays.
    ///
    /// @return what is unanswered, for the caller to fail without this lock; empty the second time
    List<Pending<?>> end(LinkException why) {
        lock.lock();
        try {
            if (over == null) {
                over = why;
            }
            List<Pending<?>> left = new ArrayList<>(unanswered);
            unanswered.clear();
            return left;
        } finally {
            lock.unlock();
        }
    }
}

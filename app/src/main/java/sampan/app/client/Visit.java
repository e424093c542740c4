package sampan.app.client;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException.Lost;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;
import sampan.transport.TlsContext;

/// Being a visitor at one host: a link to look around, and more links for transfers. Thread-safe; whoever opened it
/// closes it.
public final class Visit implements AutoCloseable {
    private final Approach approach;
    private final LinkPool pool;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile Link browsing;
    private volatile boolean closed;

    private Visit(Approach approach, Link browsing) {
        this.approach = approach;
        this.browsing = browsing;
        this.pool = new LinkPool(approach);
    }

    /// Goes there; blocks until the host has let this device in.
    ///
    /// @param me who this device is
    /// @param name this device's name for people
    /// @throws LinkException when it does not come about
    public static Visit open(Destination destination, DeviceIdentity me, String name) throws LinkException {
        return open(destination, me, name, LinkTimes.DEFAULT);
    }

    static Visit open(Destination destination, DeviceIdentity me, String name, LinkTimes times) throws LinkException {
        Pulse pulse = new Pulse(times);
        Approach approach = new Approach(destination, TlsContext.of(me, NativeTls.fastest()), name, times, pulse);
        Visit visit = new Visit(approach, approach.make());
        pulse.start();
        return visit;
    }

    /// Where this is.
    public Destination destination() {
        return approach.destination();
    }

    /// What the host said when a link was made last: its name, its shares, its limits.
    public Reply.Welcome welcome() {
        return browsing.welcome();
    }

    /// The share that this path leads into, as the host told it; null for the library itself and where the host names
    /// none.
    public Reply.@Nullable Share share(RemotePath path) {
        return path.isLibrary()
                ? null
                : welcome().shares().stream()
                        .filter(share -> share.name().equals(path.share()))
                        .findFirst()
                        .orElse(null);
    }

    /// How the link is protected.
    public TlsFacts security() {
        return browsing.security();
    }

    /// Asks on the browsing link and waits for the answer. A link that was lost is made anew, and the request
    /// repeated where repeating does no harm.
    ///
    /// @throws LinkException when the host refused, or no link came about
    public <R extends Reply> R call(Request<R> request) throws LinkException {
        return ask(() -> isRepeatable(request), link -> link.call(request));
    }

    /// As [#call], but by the link that is there: for a lost one none is made, so that whoever wants something from the
    /// host does not wait for that.
    ///
    /// @return nothing if there is no link, or it was lost meanwhile
    /// @throws LinkException when the host refused
    public <R extends Reply> Optional<R> callIfLinked(Request<R> request) throws LinkException {
        Link link = browsing;
        if (!link.isOpen()) {
            return Optional.empty();
        }
        try {
            return Optional.of(link.call(request));
        } catch (Lost e) {
            return Optional.empty();
        }
    }

    /// Lists a folder, or the library. Pieces come on the link's reading thread, in no order.
    ///
    /// @param deep whether everything below is listed too, a folder before what it holds
    /// @param versions whether entries carry their version
    /// @throws LinkException when the host refused, or the link was lost on the way
    public Reply.Listed list(RemotePath folder, boolean deep, boolean versions, Consumer<Part.Entries> each)
            throws LinkException {
        var request = new Request.ListFolder(folder, deep, 0, versions);
        AtomicBoolean heard = new AtomicBoolean();
        Consumer<Part> pieces = part -> {
            heard.set(true);
            if (part instanceof Part.Entries entries) {
                each.accept(entries);
            }
        };
        Asking<Reply.Listed> asking = link -> {
            CompletableFuture<Reply.Listed> answer = link.stream(request, pieces);
            link.flush();
            return link.await(answer);
        };
        return ask(() -> !heard.get(), asking);
    }

    /// Lists a folder with everything below it on a link of its own, so that nobody else waits meanwhile. Pieces come
    /// on that link's reading thread.
    ///
    /// @param each takes a piece; false ends the listing
    /// @return whether all was listed
    /// @throws LinkException when the host refused, or the link was lost on the way
    public boolean listBelow(RemotePath folder, Predicate<Part.Entries> each) throws LinkException {
        Link link = transferLink();
        AtomicBoolean enough = new AtomicBoolean();
        Consumer<Part> pieces = part -> {
            if (part instanceof Part.Entries entries && !enough.get() && !each.test(entries)) {
                enough.set(true);
                link.abort();
            }
        };
        try {
            CompletableFuture<Reply.Listed> answer =
                    link.stream(new Request.ListFolder(folder, true, 0, false), pieces);
            link.flush();
            link.await(answer);
            return true;
        } catch (LinkException e) {
            if (enough.get()) {
                return false;
            }
            throw e;
        } finally {
            release(link);
        }
    }

    /// Something that is asked on a link.
    private interface Asking<R> {
        R on(Link link) throws LinkException;
    }

    private <R> R ask(BooleanSupplier repeatable, Asking<R> asking) throws LinkException {
        try {
            return asking.on(browsing());
        } catch (Lost e) {
            if (!repeatable.getAsBoolean() || closed) {
                throw e;
            }
            return asking.on(browsing());
        }
    }

    /// Whether asking twice has the same end as asking once. The other two are answered NOT_FOUND when they are
    /// repeated.
    private static boolean isRepeatable(Request<?> request) {
        return !(request instanceof Request.Move) && !(request instanceof Request.Purge);
    }

    /// The link to look around, made anew if it has ended.
    private Link browsing() throws LinkException {
        Link link = browsing;
        if (link.isOpen()) {
            return link;
        }
        opening.lock();
        try {
            if (!browsing.isOpen()) {
                refuseIfClosed(null);
                browsing = approach.make();
                refuseIfClosed(browsing);
            }
            return browsing;
        } finally {
            opening.unlock();
        }
    }

    private void refuseIfClosed(@Nullable Link made) throws LinkException {
        if (closed) {
            if (made != null) {
                made.abort();
            }
            throw new Lost(Lost.Ending.CLOSED, null);
        }
    }

    /// A link for transfers, which the caller gives back. Callers together keep to the host's useful number of
    /// connections. Where that is one, it is the link to look around.
    ///
    /// @throws LinkException when it does not come about
    public Link transferLink() throws LinkException {
        if (welcome().limits().connections() == 1) {
            return browsing();
        }
        return pool.take();
    }

    /// Gives a link back, also one that has ended. With something unanswered on it, it is ended.
    public void release(Link link) {
        if (!link.equals(browsing)) {
            pool.give(link);
        }
    }

    /// Ends every link. What is unanswered fails.
    @Override
    public void close() {
        closed = true;
        approach.pulse().end();
        pool.close(browsing);
    }
}

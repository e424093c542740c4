package sampan.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// One thread that watches every connection at once and gives each its turn when something has come, when there is room
/// again, or at a time it has asked for. Reading, TLS and answering are the turn's, on a virtual thread that is gone
/// when there is nothing to do: so no disk and no slow reader ever stops this thread, and a connection that waits holds
/// none.
///
/// The selector, its keys and the times are used by this thread alone; what others want of it goes through one queue.
final class EventLoop implements Serving {
    private static final System.Logger LOG = System.getLogger("sampan.server");

    private final Selector selector;
    private final ServerThreads threads;
    private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(Alarm::at));
    private volatile boolean over;

    /// To be told when a connection is ready.
    ///
    /// @param operations [SelectionKey#OP_READ] or [SelectionKey#OP_WRITE]
    /// @param until when to tell it though it is not ready, by `System.nanoTime()`, or [Speaker#NEVER]
    private record Wish(Watched one, int operations, long until) {}

    private record Alarm(Watched one, long at) {}

    private EventLoop(Selector selector, ServerThreads threads) {
        this.selector = selector;
        this.threads = threads;
    }

    static EventLoop start(ServerThreads threads) throws IOException {
        EventLoop loop = new EventLoop(Selector.open(), threads);
        threads.own("selector", loop::run);
        return loop;
    }

    @Override
    public Served take(SocketChannel raw, InetSocketAddress address, Reception reception) {
        return new Connection(raw, address, reception, this::serve);
    }

    private void serve(Connection one, Runnable over) throws IOException {
        one.raw().configureBlocking(false);
        Watched watched = new Watched(one, this, over);
        one.whenClosed(watched::ready);
        watched.ready();
    }

    /// Gives a connection a turn.
    void begin(Runnable turn) {
        threads.serve("turn", turn);
    }

    /// Watches a connection until it is ready, once.
    void watch(Watched one, int operations, long until) {
        wishes.add(new Wish(one, operations, until));
        selector.wakeup();
    }

    private void run() {
        try (selector) {
            while (!over) {
                select();
                ring();
                for (SelectionKey key : selector.selectedKeys()) {
                    ready(key);
                }
                selector.selectedKeys().clear();
                for (Wish wish = wishes.poll(); wish != null; wish = wishes.poll()) {
                    grant(wish);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "the selector broke", e);
        }
    }

    private void select() throws IOException {
        Alarm next = alarms.peek();
        if (next == null) {
            selector.select();
            return;
        }
        long wait = TimeUnit.NANOSECONDS.toMillis(next.at() - System.nanoTime() + 999_999);
        if (wait > 0) {
            selector.select(wait);
        } else {
            selector.selectNow();
        }
    }

    private void ring() {
        long now = System.nanoTime();
        for (Alarm next = alarms.peek(); next != null && next.at() - now <= 0; next = alarms.peek()) {
            alarms.remove();
            next.one().ready();
        }
    }

    private static void ready(SelectionKey key) {
        Watched one = (Watched) key.attachment();
        try {
            key.interestOps(0);
        } catch (CancelledKeyException _) {
            // it was closed, which its turn will find
        }
        one.ready();
    }

    private void grant(Wish wish) {
        try {
            wish.one().raw().register(selector, wish.operations(), wish.one());
            if (wish.until() != Speaker.NEVER) {
                alarms.add(new Alarm(wish.one(), wish.until()));
            }
        } catch (ClosedChannelException | CancelledKeyException _) {
            wish.one().ready();
        }
    }

    @Override
    public void close() {
        over = true;
        selector.wakeup();
    }
}

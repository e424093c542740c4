package sampan.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Bye;
import sampan.protocol.ProtocolException;
import sampan.server.ConnectionLoop.Waiting;
import sampan.server.ServerEvent.Reason;
import sampan.transport.Readiness;
import sampan.transport.TransportException;

/// The life of one connection, from being accepted to its end: its first words, who it is, how long it may take, and
/// why it ended. [#turn] is called by one thread at a time; everything else may be called by any thread and never
/// waits.
final class Connection implements Served, Dialect.Doings {
    private static final System.Logger LOG = System.getLogger("sampan.server");

    private final SocketChannel raw;
    private final InetSocketAddress address;
    private final Source source;
    private final Reception reception;
    private final Turns turns;
    private final long began = System.nanoTime();
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final CountDownLatch leavingSoon = new CountDownLatch(1);
    private volatile Bye.@Nullable Reason leaving;
    private volatile boolean entered;
    private volatile @Nullable Visit visit;
    private volatile @Nullable Going going;
    private volatile Runnable closed = () -> {};

    /// Why this side ended it.
    private record End(Reason reason, String text) {}

    /// A conversation that has begun.
    private record Going(Talk talk, ConnectionLoop loop) {}

    /// Who gives connections their turns.
    interface Turns {
        /// Serves one to its end.
        ///
        /// @param over run once, at the end
        /// @throws IOException when it can't even begin; then `over` is not run
        void serve(Connection one, Runnable over) throws IOException;
    }

    /// @param raw closed at the end of the last [#turn]
    Connection(SocketChannel raw, InetSocketAddress address, Reception reception, Turns turns) {
        this.raw = raw;
        this.address = address;
        this.source = Source.of(address.getAddress());
        this.reception = reception;
        this.turns = turns;
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public void begin(Runnable over) throws IOException {
        turns.serve(this, over);
    }

    SocketChannel raw() {
        return raw;
    }

    /// When it has something to say of itself, by `System.nanoTime()`, or [Speaker#NEVER].
    long wakesAt() {
        Going now = going;
        return now == null ? Speaker.NEVER : now.talk().speaker().wakesAt();
    }

    /// Whether it waits for what the visitor says, and not only for [#wakesAt].
    boolean listens() {
        Going now = going;
        return now == null || now.loop().listens();
    }

    /// What to do whenever the connection was closed from outside its turn; for whoever waits for it elsewhere.
    void whenClosed(Runnable told) {
        closed = told;
    }

    /// Goes on with it until it ends, or until there is nothing to do and somebody else waits for it.
    ///
    /// @param readiness waits for the connection if it does not block, and then the thread does not wait for the
    ///     visitor's words here; or null
    /// @return whether another turn is due when something has come, or at [#wakesAt]
    boolean turn(@Nullable Readiness readiness) {
        Going now = going;
        boolean waits = false;
        try {
            if (now == null) {
                now = open(readiness);
                going = now;
            }
            waits = talk(now);
        } catch (Farewell e) {
            note(reason(e.bye()), e.bye().text());
        } catch (TransportException e) {
            reception.gate().fault(source);
            note(Reason.HANDSHAKE, e.getMessage());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> address + ": " + e);
        } finally {
            if (!waits) {
                end(now);
            }
        }
        return waits;
    }

    private Going open(@Nullable Readiness readiness) throws IOException, Farewell {
        raw.setOption(StandardSocketOptions.TCP_NODELAY, true);
        raw.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        Talk talk = reception.dialect().begin(new Dialect.Accepted(raw, address, readiness), this);
        return new Going(talk, new ConnectionLoop(talk, reception.lines(), () -> leaving));
    }

    /// @return whether it goes on later
    private boolean talk(Going now) {
        try {
            boolean waits = now.loop().run();
            if (!waits) {
                now.talk().line().close();
            }
            return waits;
        } catch (Farewell e) {
            note(reason(e.bye()), e.bye().text());
            say(now, e);
        } catch (ProtocolException.Remote e) {
            if (!entered) {
                reception.gate().fault(source);
            }
            note(
                    e.bye().reason() == Bye.Reason.UNPAIRED ? Reason.UNPAIRED : Reason.RUBBISH,
                    e.bye().text());
            say(now, new Farewell(e.bye()));
        } catch (IOException e) {
            broke(now, e);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "a defect ended the connection of " + address, e);
            note(Reason.INTERNAL, e.getClass().getName());
            say(now, new Farewell(Bye.Reason.INTERNAL, ""));
        }
        return false;
    }

    /// The stream ended or broke: of itself, or because this side let nothing more in.
    private void broke(Going now, IOException e) {
        Bye.Reason why = leaving;
        if (why != null && end.get() == null) {
            Farewell farewell = new Farewell(why, "");
            note(reason(farewell.bye()), "");
            say(now, farewell);
        } else {
            LOG.log(System.Logger.Level.DEBUG, () -> address + ": " + e);
        }
    }

    private static void say(Going now, Farewell why) {
        try {
            now.talk().speaker().farewell(why);
            now.loop().release();
            now.talk().line().close();
        } catch (IOException | ProtocolException _) {
            // it does not listen any more
        }
    }

    private static Reason reason(Bye bye) {
        return switch (bye.reason()) {
            case UNPAIRED -> Reason.UNPAIRED;
            case REVOKED -> Reason.REVOKED;
            case IDLE -> Reason.DEADLINE;
            case LIMIT -> Reason.LIMIT;
            case INTERNAL -> Reason.INTERNAL;
            case DRAINING -> Reason.DRAINING;
            case VERSION, BAD_FRAME -> Reason.RUBBISH;
        };
    }

    private void note(Reason reason, @Nullable String text) {
        end.compareAndSet(null, new End(reason, text == null ? "" : Words.printable(text)));
    }

    private void end(@Nullable Going was) {
        if (was != null) {
            was.talk().speaker().drop();
            was.loop().drop();
            was.talk().line().abort();
        }
        closeRaw();
        reception.gate().leave(this);
        End why = end.get();
        if (why != null) {
            reception.tell(
                    new ServerEvent.ConnectionEnded(address.getAddress().getHostAddress(), why.reason(), why.text()));
        }
        Visit left = visit;
        Visit.Member member = left == null ? null : left.member();
        if (left != null && member != null && reception.visits().left(left.device())) {
            reception.tell(new ServerEvent.VisitorLeft(left.device(), member.name()));
        }
    }

    @Override
    public void abort(Reason reason, String text) {
        note(reason, text);
        leaving = Bye.Reason.DRAINING;
        leavingSoon.countDown();
        closeRaw();
        closed.run();
    }

    private void closeRaw() {
        try {
            raw.close();
        } catch (IOException _) {
            // it is gone, which is all that was wanted
        }
    }

    @Override
    public void leave(Bye.Reason why) {
        if (leaving == null) {
            leaving = why;
        }
        leavingSoon.countDown();
        Going now = going;
        if (now == null) {
            // Nothing was said yet, so there is nothing to say goodbye to.
            closeRaw();
            closed.run();
        } else if (now.loop().waiting() == Waiting.REQUEST) {
            stopReading();
        }
    }

    /// Makes whoever waits for input find the end of it.
    private void stopReading() {
        try {
            raw.shutdownInput();
        } catch (IOException _) {
            // it ended meanwhile
        }
    }

    @Override
    public void check(long now) {
        ServerLimits limits = reception.limits();
        Going under = going;
        if (!entered || under == null) {
            if (passed(now, began, limits.admission())) {
                abort(Reason.DEADLINE, "not let in in time");
            }
        } else if (over()) {
            abort(Reason.REVOKED, "its rights are over");
        } else if (under.talk().line().isWorn()) {
            leave(Bye.Reason.DRAINING);
        } else if (under.loop().waitsForInput()
                && passed(now, under.talk().line().lastMoved(), limits.idle())) {
            leave(Bye.Reason.IDLE);
            stopReading();
        } else if (under.loop().waiting() == Waiting.OUTPUT
                && passed(now, under.talk().line().lastMoved(), limits.stalled())) {
            abort(Reason.DEADLINE, "took nothing of what it was owed");
        }
    }

    /// Whether what it may do was taken back.
    private boolean over() {
        Visit is = visit;
        Visit.Member member = is == null ? null : is.member();
        return member != null && member.rights().over();
    }

    private static boolean passed(long now, long since, Duration most) {
        return now - since > most.toNanos();
    }

    @Override
    public void met(Visit device) {
        visit = device;
        reception.gate().met(this, device.device());
    }

    @Override
    public void enter() throws Farewell {
        if (!reception.gate().join(this)) {
            throw new Farewell(Bye.Reason.LIMIT, "as many visitors as this host takes");
        }
        entered = true;
    }

    @Override
    public void join(Visit.Member member) throws Farewell {
        enter();
        Visit is = Objects.requireNonNull(visit);
        is.letIn(member);
        if (reception.visits().came(is.device())) {
            reception.tell(new ServerEvent.VisitorCame(is.device(), member.name(), member.standing(), is.source()));
        }
    }

    @Override
    public void strange() {
        reception.gate().fault(source);
        note(Reason.UNPAIRED, "not let in");
    }

    @Override
    public boolean pause(Duration most) {
        try {
            return leavingSoon.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public @Nullable Visitor visitor() {
        Visit is = visit;
        Visit.Member member = is == null ? null : is.member();
        return is == null || member == null ? null : is.visitor(member);
    }
}

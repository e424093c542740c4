package sampan.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Bye;
import sampan.server.ServerEvent.Reason;
import sampan.server.process.Child;
import sampan.server.process.ControlChannel;
import sampan.server.process.Meeting;
import sampan.server.process.Records;
import sampan.server.process.RelayDoor;
import sampan.server.process.Starting;

/// A connection that is served by a process of its own, as the server sees it from its beginning to its end. Deadlines
/// within the connection are the process's to keep; what is kept here is that the process comes up, and goes.
final class ChildConnection implements Served {
    private static final System.Logger LOG = System.getLogger("sampan.server");

    private final SocketChannel raw;
    private final InetSocketAddress address;
    private final Source source;
    private final Reception reception;
    private final ProcessServing serving;
    private final Duty duty;
    private final ChildDesk desk;
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final CountDownLatch heardAll = new CountDownLatch(1);
    private volatile @Nullable Child child;
    private @Nullable ControlChannel control;
    private Bye.@Nullable Reason leaving;

    /// Why this side ended it.
    private record End(Reason reason, String text) {}

    /// @param raw closed when the process has it, or at the end
    ChildConnection(SocketChannel raw, InetSocketAddress address, Reception reception, ProcessServing serving) {
        this.raw = raw;
        this.address = address;
        this.source = Source.of(address.getAddress());
        this.reception = reception;
        this.serving = serving;
        this.duty = reception.dialect().duty();
        this.desk = new ChildDesk(duty, reception, this, address.getAddress().getHostAddress(), this::note);
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public void begin(Runnable over) {
        serving.threads().own("connection", () -> {
            try {
                live();
            } catch (IOException e) {
                if (end.get() == null) {
                    LOG.log(System.Logger.Level.WARNING, () -> "a connection got no process: " + e);
                    note(Reason.INTERNAL, "" + e.getMessage());
                }
            } finally {
                end();
                over.run();
            }
        });
    }

    private void live() throws IOException {
        try (Meeting meeting = Meeting.open()) {
            if (end.get() != null) {
                return;
            }
            if (serving.handsOver()) {
                Child started = Starting.with(raw, ProcessServing.command(serving.processes(), meeting));
                raw.close();
                accompany(started, meeting, null);
            } else {
                try (RelayDoor door = RelayDoor.open()) {
                    Child started = Starting.alone(ProcessServing.command(serving.processes(), meeting));
                    RelayedClient client = new RelayedClient(raw, duty.speech(), serving.threads());
                    client.begin(door);
                    accompany(started, meeting, new ToChild.Relayed(door.port(), door.key()));
                    client.finish();
                }
            }
        }
    }

    /// Stays until the process has ended.
    private void accompany(Child started, Meeting meeting, ToChild.@Nullable Relayed relayed) throws IOException {
        child = started;
        if (end.get() != null) {
            started.kill();
        }
        serving.threads().serve("control", () -> converse(meeting, relayed));
        int code = started.awaitEnd();
        child = null;
        meeting.close();
        awaitWords();
        if (code != 0) {
            note(Reason.INTERNAL, "its process ended with " + code);
        }
    }

    private void awaitWords() {
        boolean interrupted = false;
        while (heardAll.getCount() > 0) {
            try {
                heardAll.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Hears the process to its end.
    private void converse(Meeting meeting, ToChild.@Nullable Relayed relayed) {
        try (ControlChannel channel = meeting.await(ProcessServing.START)) {
            begin(channel, relayed);
            for (byte[] frame = channel.receive(); frame != null; frame = channel.receive()) {
                ToChild answer = desk.hear(Records.read(FromChild.class, frame));
                if (answer != null) {
                    say(channel, answer);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> address + ": " + e);
        } finally {
            kill();
            heardAll.countDown();
        }
    }

    private synchronized void begin(ControlChannel channel, ToChild.@Nullable Relayed relayed) throws IOException {
        String client = address.getAddress().getHostAddress();
        say(
                channel,
                new ToChild.Setup(
                        duty.speech(),
                        duty.identity(),
                        duty.hostName(),
                        duty.shares(),
                        duty.run(),
                        reception.limits(),
                        client,
                        address.getPort(),
                        relayed));
        control = channel;
        if (leaving != null) {
            say(channel, new ToChild.Leave(leaving));
        }
    }

    private static void say(ControlChannel channel, ToChild word) throws IOException {
        channel.send(Records.write(ToChild.class, word));
    }

    private synchronized void say(ToChild word) {
        ControlChannel channel = control;
        if (channel != null) {
            try {
                say(channel, word);
            } catch (IOException _) {
                // the process is ending
            }
        }
    }

    @Override
    public void check(long now) {
        if (desk.over()) {
            abort(Reason.REVOKED, "its rights are over");
            return;
        }
        // Together, so that what is said last is what holds.
        synchronized (this) {
            ToChild changed = desk.changed();
            if (changed != null) {
                say(changed);
            }
        }
    }

    @Override
    public synchronized void leave(Bye.Reason why) {
        if (leaving == null) {
            leaving = why;
            say(new ToChild.Leave(why));
        }
    }

    @Override
    public void abort(Reason reason, String text) {
        note(reason, text);
        kill();
        if (!serving.handsOver()) {
            closeRaw();
        }
        // Else it is closed by whoever hands it over: until then its descriptor must not become another's.
    }

    private void closeRaw() {
        try {
            raw.close();
        } catch (IOException _) {
            // it is gone, which is all that was wanted
        }
    }

    private void kill() {
        Child running = child;
        if (running != null) {
            running.kill();
        }
    }

    private void note(Reason reason, String text) {
        end.compareAndSet(null, new End(reason, text));
    }

    private void end() {
        closeRaw();
        desk.end();
        End why = end.get();
        if (why != null) {
            reception.tell(
                    new ServerEvent.ConnectionEnded(address.getAddress().getHostAddress(), why.reason(), why.text()));
        }
        desk.tellLeft();
    }

    @Override
    public @Nullable Visitor visitor() {
        return desk.visitor();
    }
}

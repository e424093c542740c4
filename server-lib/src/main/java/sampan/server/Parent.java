package sampan.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.protocol.Failure;
import sampan.protocol.Request;
import sampan.server.process.ControlChannel;
import sampan.server.process.Records;
import sampan.server.storage.StorageException;
import sampan.transport.DeviceId;

/// The server, as the process of one of its connections knows it: whom to ask who may come in, how many and how much,
/// and whom to tell what happens. Free for any thread, except [#listen], which one thread runs.
final class Parent implements Doorman, Gate, Quota {
    /// More than is needed, so that not every piece of a file has to be asked for.
    private static final long STEP = 4 << 20;

    private final ControlChannel channel;
    private final Runnable gone;
    private final ReentrantLock asking = new ReentrantLock();
    private final SynchronousQueue<ToChild> answers = new SynchronousQueue<>();
    private final ToldRights rights = new ToldRights();

    /// Taken of the quota and not used yet. Used by the connection's thread.
    private long taken;

    /// @param gone is told when the server is no more, and does not return
    Parent(ControlChannel channel, Runnable gone) {
        this.channel = channel;
        this.gone = gone;
    }

    /// What the visitor may do, as the server said it last.
    static final class ToldRights implements Rights {
        private volatile ToChild.RightsNow now = new ToChild.RightsNow(List.of(), true);

        @Override
        public @Nullable Access in(SharedFolder share) {
            for (ToChild.Right right : now.shares()) {
                if (right.share().equals(share.name())) {
                    return right.access();
                }
            }
            return null;
        }

        @Override
        public boolean over() {
            return now.over();
        }
    }

    /// Says that this process is there, and waits for what it is to do.
    ToChild.Setup begin() {
        tell(new FromChild.Ready());
        if (hear() instanceof ToChild.Setup setup) {
            return setup;
        }
        throw gone();
    }

    /// Hears the server until it is gone.
    ///
    /// @param connection what it looks after
    void listen(Served connection) {
        while (true) {
            try {
                switch (hear()) {
                    case ToChild.Changed(ToChild.RightsNow now) -> {
                        rights.now = now;
                        connection.check(System.nanoTime());
                    }
                    case ToChild.Leave(var why) -> connection.leave(why);
                    case ToChild.Setup _ -> throw gone();
                    case ToChild answer -> answers.put(answer);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw gone();
            }
        }
    }

    private ToChild hear() {
        byte[] frame = channel.receive();
        if (frame == null) {
            throw gone();
        }
        try {
            return Records.read(ToChild.class, frame);
        } catch (IOException _) {
            throw gone();
        }
    }

    /// @return never; for the compiler's sake it can be thrown
    private IllegalStateException gone() {
        gone.run();
        return new IllegalStateException("the process has ended");
    }

    void tell(FromChild word) {
        try {
            channel.send(Records.write(FromChild.class, word));
        } catch (IOException _) {
            throw gone();
        }
    }

    private ToChild ask(FromChild question) {
        asking.lock();
        try {
            tell(question);
            return answers.take();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw gone();
        } finally {
            asking.unlock();
        }
    }

    private boolean granted(FromChild question) {
        return ask(question) instanceof ToChild.Granted(boolean is) && is;
    }

    @Override
    public Received receive(DeviceId device, String name, Request.Hello hello) throws StorageException {
        return switch (ask(new FromChild.Receive(name, hello))) {
            case ToChild.Received(var standing, var now, var enrolledBy) -> {
                rights.now = now;
                yield new Received(standing, rights, enrolledBy);
            }
            case ToChild.NotReceived(String text) -> throw new StorageException(new Failure.Broken(text), null);
            default -> throw gone();
        };
    }

    /// The server has looked already.
    @Override
    public boolean refuses(Source source) {
        return false;
    }

    @Override
    public List<Admission.Stranger> enter(Admission.Stranger one) {
        return List.of();
    }

    @Override
    public void met(Admission.Stranger one, DeviceId device) {
        tell(new FromChild.Met(device));
    }

    @Override
    public boolean join(Admission.Stranger one) {
        return granted(new FromChild.Join());
    }

    @Override
    public void fault(Source source) {
        tell(new FromChild.Fault());
    }

    @Override
    public void leave(Admission.Stranger one) {
        // the end of the process says so
    }

    @Override
    public boolean take(long bytes) {
        long more = bytes - taken;
        if (more > 0) {
            long ample = Math.max(more, STEP);
            if (granted(new FromChild.Take(ample))) {
                taken += ample;
            } else if (granted(new FromChild.Take(more))) {
                taken += more;
            }
        }
        taken -= bytes;
        return taken >= 0;
    }

    @Override
    public void giveBack(long bytes) {
        taken += bytes;
        giveBackRest();
    }

    @Override
    public void spend(long bytes) {
        tell(new FromChild.Spend(bytes));
        giveBackRest();
    }

    private void giveBackRest() {
        if (taken > 0) {
            tell(new FromChild.GiveBack(taken));
            taken = 0;
        }
    }
}

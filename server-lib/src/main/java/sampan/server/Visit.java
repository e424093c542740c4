package sampan.server;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.transport.DeviceId;

/// One connection, as others may look at it while it goes on: who, since when, how much, doing what. Written by the
/// connection's own thread, read by any.
final class Visit {
    /// A visitor that asks nothing for so long does nothing.
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final DeviceId device;
    private final String source;
    private final Instant since;
    private final Traffic traffic;

    private volatile @Nullable Member member;
    private volatile Work work = new Work(Visitor.Doing.WAITING, null);
    private volatile boolean resting;
    private volatile long restsSince = System.nanoTime();

    /// Who it turned out to be.
    ///
    /// @param name what it calls itself
    /// @param standing who it was taken for
    /// @param rights what it may do
    record Member(String name, Reply.Standing standing, Rights rights) {}

    /// What it does.
    record Work(Visitor.Doing doing, @Nullable RemotePath path) {}

    Visit(DeviceId device, String source, Instant since, Traffic traffic) {
        this.device = device;
        this.source = source;
        this.since = since;
        this.traffic = traffic;
    }

    DeviceId device() {
        return device;
    }

    String source() {
        return source;
    }

    Instant since() {
        return since;
    }

    /// Who it is, once it was let in.
    @Nullable
    Member member() {
        return member;
    }

    void letIn(Member who) {
        member = who;
    }

    Work work() {
        return work;
    }

    void does(Visitor.Doing doing, @Nullable RemotePath path) {
        work = new Work(doing, path);
        resting = false;
    }

    /// Nothing is asked at the moment.
    void rests() {
        if (!resting) {
            restsSince = System.nanoTime();
            resting = true;
        }
    }

    /// What it does; between two requests still the last.
    private Work shown() {
        boolean rests = resting && System.nanoTime() - restsSince > PAUSE;
        return rests ? new Work(Visitor.Doing.WAITING, null) : work;
    }

    /// The device as this connection alone shows it.
    Visitor visitor(Member who) {
        Work now = shown();
        return new Visitor(
                device,
                who.name(),
                who.standing(),
                source,
                since,
                1,
                traffic.received(),
                traffic.sent(),
                now.doing(),
                now.path());
    }
}

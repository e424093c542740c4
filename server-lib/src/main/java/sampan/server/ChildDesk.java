package sampan.server;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sampan.server.storage.StorageException;
import sampan.transport.DeviceId;

/// Answers the process of one connection on behalf of the server: who may come in, how many, how much. [#hear] is
/// called by one thread, and may wait for the access store's disk; [#end] and [#tellLeft] are called when that is over;
/// the rest is for any thread, one at a time in [#changed], and never waits.
final class ChildDesk {
    private final Duty duty;
    private final Reception reception;
    private final Served connection;
    private final String address;
    private final Ending ending;
    private @Nullable DeviceId device;
    private Visit.@Nullable Member received;

    /// What it has taken of the quota and has not yet used.
    private long taken;

    private volatile ToChild.@Nullable RightsNow told;
    private volatile Visit.@Nullable Member guest;
    private volatile @Nullable Visitor visitor;

    /// Is told why the process ends the connection.
    interface Ending {
        void note(ServerEvent.Reason reason, String text);
    }

    /// @param connection as the gate knows it
    /// @param address the visitor's
    ChildDesk(Duty duty, Reception reception, Served connection, String address, Ending ending) {
        this.duty = duty;
        this.reception = reception;
        this.connection = connection;
        this.address = address;
        this.ending = ending;
    }

    /// Hears one thing.
    ///
    /// @return what it is answered, or null
    @Nullable
    ToChild hear(FromChild word) {
        switch (word) {
            case FromChild.Ready _ -> {}
            case FromChild.Met(DeviceId who) -> {
                device = who;
                reception.gate().met(connection, who);
            }
            case FromChild.Receive asked -> {
                return receive(Objects.requireNonNull(device), asked);
            }
            case FromChild.Join _ -> {
                return new ToChild.Granted(join());
            }
            case FromChild.Fault _ -> reception.gate().fault(connection.source());
            case FromChild.Take(long bytes) -> {
                return new ToChild.Granted(take(bytes));
            }
            case FromChild.GiveBack(long bytes) -> giveBack(bytes);
            case FromChild.Spend(long bytes) -> {
                taken -= bytes;
                duty.quota().spend(bytes);
            }
            case FromChild.Doing(Visitor now) -> visitor = now;
            case FromChild.Happened(ServerEvent event) -> reception.tell(event);
            case FromChild.Shown(String message) -> duty.shown().accept(message);
            case FromChild.Ended(ServerEvent.Reason reason, String text) -> ending.note(reason, text);
        }
        return null;
    }

    private ToChild receive(DeviceId who, FromChild.Receive asked) {
        try {
            Doorman.Received answer = duty.doorman().receive(who, asked.name(), asked.hello());
            received = new Visit.Member(asked.name(), answer.standing(), answer.rights());
            ToChild.RightsNow now = ToChild.RightsNow.of(answer.rights(), duty.shares());
            told = now;
            return new ToChild.Received(answer.standing(), now, answer.enrolledBy());
        } catch (StorageException e) {
            return new ToChild.NotReceived("" + e.getMessage());
        }
    }

    private boolean join() {
        if (!reception.gate().join(connection)) {
            return false;
        }
        DeviceId who = device;
        Visit.Member member = received;
        if (who != null && member != null) {
            visitor = Visitor.arrived(who, member.name(), member.standing(), address, Instant.now());
            guest = member;
            if (reception.visits().came(who)) {
                reception.tell(new ServerEvent.VisitorCame(who, member.name(), member.standing(), address));
            }
        }
        return true;
    }

    private boolean take(long bytes) {
        taken += bytes;
        boolean there = duty.quota().take(bytes);
        if (!there) {
            giveBack(bytes);
        }
        return there;
    }

    private void giveBack(long bytes) {
        taken -= bytes;
        duty.quota().giveBack(bytes);
    }

    /// What the visitor may do, if that is not what the process was told last.
    @Nullable
    ToChild changed() {
        Visit.Member member = guest;
        if (member == null) {
            return null;
        }
        ToChild.RightsNow now = ToChild.RightsNow.of(member.rights(), duty.shares());
        if (now.equals(told)) {
            return null;
        }
        told = now;
        return new ToChild.Changed(now);
    }

    /// Whether what it may do was taken back.
    boolean over() {
        Visit.Member member = guest;
        return member != null && member.rights().over();
    }

    /// The visitor as it is now, or null while it is none.
    @Nullable
    Visitor visitor() {
        return guest == null ? null : visitor;
    }

    /// The connection has ended.
    void end() {
        giveBack(taken);
        reception.gate().leave(connection);
    }

    /// Tells that the visitor has left, if it was the device's last connection.
    void tellLeft() {
        Visit.Member member = guest;
        DeviceId who = device;
        if (member != null && who != null && reception.visits().left(who)) {
            reception.tell(new ServerEvent.VisitorLeft(who, member.name()));
        }
    }
}

package sampan.app.transfer.queue;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.store.KeptBatch;
import sampan.app.store.QueueOwner;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.Direction;
import sampan.app.transfer.Transfer;

/// One batch of the queue, through all its runs. What it carries never changes; where it stands is changed by its
/// [Queue] alone. Thread-safe.
public final class QueuedBatch {
    /// How a run shall end that was told to.
    enum Wish {
        /// By itself.
        GO_ON,
        /// Keeping what is half done.
        PAUSE,
        /// Throwing away what is half done.
        CANCEL
    }

    private final long id;
    private final Order order;
    private final Destination host;
    private final ConflictPolicy policy;
    private final KeptBatch.Label label;
    private final QueueOwner.Kind kind;
    private final long created;

    // Changed under the queue's lock.
    private volatile QueueState state;
    private volatile Priority priority;
    private volatile long limit;
    private volatile @Nullable Transfer transfer;
    private volatile @Nullable Visit visit;
    private Wish wish = Wish.GO_ON;

    QueuedBatch(Order order, Destination host, ConflictPolicy policy, KeptBatch.Label label, QueueOwner.Kind kind) {
        this.id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        this.order = order;
        this.host = new Destination(host.host(), host.port(), host.pin(), null, false);
        this.policy = policy;
        this.label = label;
        this.kind = kind;
        this.created = System.currentTimeMillis();
        this.state = new QueueState.Waiting();
        this.priority = Priority.NORMAL;
    }

    /// A batch of an earlier run.
    ///
    /// @throws IllegalArgumentException if a path makes no sense on this computer
    QueuedBatch(KeptBatch kept, QueueState state) {
        this.id = kept.id();
        this.order = KeptOrders.order(kept);
        this.host = KeptOrders.destination(kept.host());
        this.policy = KeptOrders.policy(kept);
        this.label = kept.label();
        this.kind = kept.kind();
        this.created = kept.created();
        this.state = state;
        this.priority = Priority.of(kept.turn().priority());
        this.limit = KeptOrders.limit(kept);
    }

    KeptBatch kept(String owner, KeptBatch.State how, long position) {
        return new KeptBatch(
                id,
                owner,
                kind,
                order instanceof Order.Upload,
                KeptOrders.host(host),
                KeptOrders.wanted(order),
                KeptOrders.target(order),
                label,
                KeptOrders.options(this),
                how,
                "",
                new KeptBatch.Turn(priority.rank(), position),
                created);
    }

    long id() {
        return id;
    }

    /// What is carried, and where to.
    public Order order() {
        return order;
    }

    /// The host.
    Destination host() {
        return host;
    }

    /// Where its host is, and by what right this device comes: that of the visit, if it has one.
    public Destination destination() {
        Visit now = visit;
        return now == null ? host : now.destination();
    }

    /// Whether its host is the one of this visit.
    public boolean isAt(Visit other) {
        return other.destination().pin().equals(host.pin());
    }

    ConflictPolicy policy() {
        return policy;
    }

    /// Which way it goes.
    public Direction direction() {
        return order.direction();
    }

    /// Its name for people: the first thing in the batch, and how many more there are (`Photos +2`).
    public String title() {
        return label.title();
    }

    /// Where it comes from, for people.
    public String from() {
        return label.from();
    }

    /// Where it goes to, for people.
    public String to() {
        return label.to();
    }

    /// Where it stands.
    public QueueState state() {
        return state;
    }

    void state(QueueState now) {
        state = now;
    }

    /// How soon it is its turn.
    public Priority priority() {
        return priority;
    }

    void priority(Priority now) {
        priority = now;
    }

    /// How fast it may carry content, bytes a second; 0 for no limit.
    public long limit() {
        return limit;
    }

    void limit(long now) {
        limit = now;
    }

    /// The run that is under way, or the last one of this process; null before the first.
    public @Nullable Transfer transfer() {
        return transfer;
    }

    void transfer(@Nullable Transfer now) {
        transfer = now;
    }

    /// The visit it uses, or would use when it goes on; null if the host is to be called first.
    public @Nullable Visit visit() {
        return visit;
    }

    void visit(@Nullable Visit now) {
        visit = now;
    }

    Wish wish() {
        return wish;
    }

    void wish(Wish now) {
        wish = now;
    }
}

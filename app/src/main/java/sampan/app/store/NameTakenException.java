package sampan.app.store;

/// A name is another host's already; the two would be mixed up.
public final class NameTakenException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient TrustedHost holder;

    NameTakenException(TrustedHost holder) {
        super(holder.name() + " is another host's name");
        this.holder = holder;
    }

    /// The host that has the name.
    public TrustedHost holder() {
        return holder;
    }
}

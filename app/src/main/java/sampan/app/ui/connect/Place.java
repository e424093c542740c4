package sampan.app.ui.connect;

/// Somewhere the person can go with one click.
///
/// @param kind which part of the list it stands in
/// @param name what it is called, safe to show
/// @param detail what is said about it when the pointer rests on it
/// @param address what leads there: a link, or the name of a host that is kept
public record Place(Kind kind, String name, String detail, String address) {
    /// The parts of the list of places, from top to bottom.
    public enum Kind {
        /// A share of this computer.
        SHARE,
        /// A host that the person keeps.
        BOOKMARK,
        /// A host that was visited lately.
        RECENT
    }

    /// Without the address, which may hold a secret.
    @Override
    public String toString() {
        return "Place[" + kind + ", " + name + "]";
    }
}

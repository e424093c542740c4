package sampan.app.transfer;

/// Answers questions about conflicts, usually by asking a person.
@FunctionalInterface
public interface Asker {
    /// What shall happen to this one file. Called on a thread of the engine, one question of a transfer at a
    /// time; it may block as long as it likes, and holds up that file only. `ASK`, null or an exception count
    /// as `FAIL`: a closed question never replaces anything.
    Decision ask(Conflict conflict);
}

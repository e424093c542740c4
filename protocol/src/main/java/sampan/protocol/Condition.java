package sampan.protocol;

/// What must be true of a name for a file to be published there: the field `if`.
public sealed interface Condition {
    /// Nothing has the name: `"absent"`.
    record Absent() implements Condition {}

    /// A file of exactly this version has it, and is replaced: `{"version": …}`.
    ///
    /// @param version the version that the visitor saw
    record Is(String version) implements Condition {}

    /// Whatever has it is replaced, if it is a file: `"any"`.
    record Any() implements Condition {}

    /// Whether an existing file may be replaced.
    default boolean replaces() {
        return !(this instanceof Absent);
    }
}

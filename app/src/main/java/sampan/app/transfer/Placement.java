package sampan.app.transfer;

/// How a fetched file gets its name on this computer.
enum Placement {
    /// If nothing has it.
    NEW,
    /// Instead of what has it.
    REPLACE,
    /// Under a free name like it.
    BESIDE
}

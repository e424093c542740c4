package sampan.protocol.classic;

/// Why a client of the classic dialect can't tell that it got or gave everything.
public enum Trouble {
    /// The connection ended before its time.
    CUT_OFF,
    /// Nothing came for 30 seconds. Of a file this means that its end was never said, or not so that it could
    /// be told from the file.
    SILENCE,
    /// An answer of more than 1,024 bytes: the other side speaks something else.
    NONSENSE
}

package sampan.protocol.classic;

import java.nio.ByteBuffer;

/// Something to be said in one or more sends, with silence between them.
sealed interface Speech permits Line, NameList, FileBody {
    /// Writes the next send; nothing while it is [#hungry].
    void next(ByteBuffer out);

    /// The last send was written, at `now`.
    ///
    /// @return how long to be silent after it, nanoseconds
    long written(long now);

    /// Whether more of the content must be given before anything can be sent.
    boolean hungry();

    /// Whether all was sent.
    boolean over();
}

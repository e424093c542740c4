package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;

/// One connection's bytes in the clear, whatever is on the wire. One thread at a time reads and writes; [#lastMoved] is
/// for any. Closed by whoever opened it.
interface Line extends AutoCloseable {
    /// Puts what has come already into `target`, and waits for nothing.
    ///
    /// @return how many bytes; 0 if there are none now; -1 once the visitor said that it will send no more
    int readNow(ByteBuffer target) throws IOException;

    /// Waits until something may have come.
    ///
    /// @param input whether what the visitor says is waited for, or only the time
    /// @param until when to give up, by `System.nanoTime()`, or [Speaker#NEVER]
    /// @return false when it is not this thread that waits: it should leave, and come back when something has come
    boolean await(boolean input, long until) throws IOException;

    /// Sends these, one after the other; the last of it may wait for [#flush]. Waits for room.
    void write(ByteBuffer... sources) throws IOException;

    /// Sends everything that was written so far. Waits for room.
    void flush() throws IOException;

    /// When the last byte went or came, by `System.nanoTime()`.
    long lastMoved();

    /// Whether it has carried as much as it should, and another connection is to go on.
    boolean isWorn();

    /// Says the end, where there is a way to say it, and closes; bounded.
    @Override
    void close();

    /// Closes it as it is, at once.
    void abort();
}

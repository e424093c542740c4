package sampan.protocol.classic;

/// The dialect's numbers that whoever drives a conversation needs.
public final class ClassicLimits {
    /// The port, unless told otherwise.
    public static final int PORT = 8080;
    /// Most bytes of a request.
    public static final int REQUEST_BYTES = 1_024;
    /// Bytes of a file that are sent at once, and most that the lesson's programs receive at once.
    public static final int BLOCK = 1_024;
    /// Most bytes of any one send, and so the room that an `out` buffer needs.
    public static final int ROOM = 4_096;
    /// What a driver sets as the size of the socket's send buffer (`SO_SNDBUF`), bytes: so small that what was
    /// written is soon with the other side, or the writer notices.
    public static final int SEND_BUFFER = 16 * 1_024;

    private ClassicLimits() {}
}

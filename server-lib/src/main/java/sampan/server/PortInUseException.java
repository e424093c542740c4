package sampan.server;

import java.net.BindException;

/// A server can't listen, because another program uses its port.
public final class PortInUseException extends BindException {
    private static final long serialVersionUID = 1;

    private final int port;
    private final int free;

    /// @param port the port that is in use
    /// @param free another one that was free a moment ago
    public PortInUseException(int port, int free) {
        super("port " + port + " is in use; " + free + " is free");
        this.port = port;
        this.free = free;
    }

    /// The port that is in use.
    public int port() {
        return port;
    }

    /// Another one that was free a moment ago.
    public int free() {
        return free;
    }
}

package sampan.server;

import java.io.IOException;

/// Connections can't have processes of their own here: the program that was to be started is not there or does not come
/// up, or the system has no way to talk to it.
public final class ProcessesUnavailableException extends IOException {
    private static final long serialVersionUID = 1;

    private final String why;

    ProcessesUnavailableException(String why, Throwable cause) {
        super("connections can't have processes of their own here: " + why, cause);
        this.why = why;
    }

    /// What went wrong, a line for logs.
    public String why() {
        return why;
    }
}

package sampan.server.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.SocketChannel;
import java.util.List;

/// Starts processes. What they print to standard output goes nowhere, what they print to standard error goes where this
/// program's does. Free for any thread.
public final class Starting {
    private Starting() {}

    /// Whether a process can be started with a connection as its standard input: on Linux, where this module was
    /// given native access.
    public static boolean handsOver() {
        return ProcessCalls.available();
    }

    /// Starts a process whose standard input is the connection itself. The caller's own end of it stays open, and is to
    /// be closed.
    ///
    /// @param command the program and its arguments
    /// @throws IOException when it can't be started, or the connection can't be handed over
    /// @throws IllegalStateException where [#handsOver] is false
    public static Child with(SocketChannel connection, List<String> command) throws IOException {
        return new NativeChild(ProcessCalls.spawn(Descriptors.of(connection), command));
    }

    /// Starts a process without any standard input.
    ///
    /// @throws IOException when it can't be started
    public static Child alone(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        return new JavaChild(process);
    }
}

package sampan.app.cli;

import java.util.function.Consumer;

/// How somebody outside ends a command: Ctrl-C, or `kill`.
public interface Stopping {
    /// Which way it was asked to end.
    enum Signal {
        /// Ctrl-C.
        INTERRUPT("INT", ExitCode.INTERRUPTED),
        /// The ordinary `kill`, and what a system sends before it shuts down.
        TERMINATE("TERM", ExitCode.TERMINATED);

        private final String word;
        private final ExitCode exitCode;

        Signal(String word, ExitCode exitCode) {
            this.word = word;
            this.exitCode = exitCode;
        }

        String word() {
            return word;
        }

        /// What shells give as the exit code of a program that ended so.
        ExitCode exitCode() {
            return exitCode;
        }
    }

    /// From now on the first signal calls `first`, on a thread of the system, instead of ending the process;
    /// a second one ends it at once. Called once at most.
    void handle(Consumer<Signal> first);
}

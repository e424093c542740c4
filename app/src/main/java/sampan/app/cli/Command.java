package sampan.app.cli;

import java.io.IOException;

/// One terminal command.
interface Command {
    /// The word that is typed for it.
    String name();

    /// What may stand behind it.
    Grammar grammar();

    /// Does it.
    ///
    /// @throws UsageException for words that make no sense
    /// @throws IOException for what went wrong; the console names it and gives the exit code
    ExitCode run(Words words, Console console) throws IOException, InterruptedException;
}

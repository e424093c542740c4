package sampan.app.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where a shell's lines come from. Used by one thread.
interface ShellLines {
    /// Whether a person types them.
    boolean typed();

    /// The next line; null when there are no more.
    ///
    /// @param prompt what a person is asked with
    @Nullable
    String next(String prompt) throws IOException;
}

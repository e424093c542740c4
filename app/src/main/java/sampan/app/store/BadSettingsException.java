package sampan.app.store;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file that was given as exported settings can't be used as such. Immutable but for what every exception is.
public final class BadSettingsException extends IOException {
    private static final long serialVersionUID = 1;

    /// What is wrong with it.
    public enum Problem {
        /// It is something else.
        NO_SETTINGS,
        /// A later version of this program wrote it.
        NEWER,
        /// It was one, but part of it makes no sense.
        DAMAGED
    }

    private final Problem problem;
    private final String file;

    BadSettingsException(Problem problem, Path file, @Nullable Throwable cause) {
        super(problem + ": " + file, cause);
        this.problem = problem;
        this.file = file.toString();
    }

    /// What is wrong with it.
    public Problem problem() {
        return problem;
    }

    /// The file's path.
    public String file() {
        return file;
    }
}

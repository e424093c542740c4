package sampan.app.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A file that was given as a receipt can't be used as one. Immutable but for what every exception is.
public final class BadReceiptException extends IOException {
    private static final long serialVersionUID = 1;

    /// What is wrong with it.
    public enum Problem {
        /// It is something else.
        NO_RECEIPT,
        /// A later version of this program wrote it.
        NEWER,
        /// It was a receipt, but part of it is missing or makes no sense.
        DAMAGED
    }

    private final Problem problem;
    private final String file;

    BadReceiptException(Problem problem, String file, @Nullable Throwable cause) {
        super(problem + ": " + file, cause);
        this.problem = problem;
        this.file = file;
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

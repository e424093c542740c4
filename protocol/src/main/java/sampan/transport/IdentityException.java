package sampan.transport;

import java.io.IOException;
import java.nio.file.Path;

/// The file with this device's key is there but can't be used. It is never replaced by itself: with another key
/// this device would be a stranger to everybody who trusts it. A person must repair the file or take it away.
public final class IdentityException extends IOException {
    private static final long serialVersionUID = 1;

    /// What is wrong with the file.
    public enum Problem {
        /// Nothing is in it.
        EMPTY,
        /// It is cut, changed, or something else than a key with its certificate.
        DAMAGED,
        /// Others than its owner may read or change it, so the key may be known to them.
        EXPOSED,
        /// The system does not let this program read it, or it is no regular file.
        UNREADABLE
    }

    private final Problem problem;
    private final String file;

    IdentityException(Problem problem, Path file, String detail) {
        super("%s: %s (%s)".formatted(file, problem, detail));
        this.problem = problem;
        this.file = file.toString();
    }

    IdentityException(Problem problem, Path file, Exception cause) {
        super("%s: %s".formatted(file, problem), cause);
        this.problem = problem;
        this.file = file.toString();
    }

    /// What is wrong with the file.
    public Problem problem() {
        return problem;
    }

    /// The file a person has to look at.
    public Path file() {
        return Path.of(file);
    }
}

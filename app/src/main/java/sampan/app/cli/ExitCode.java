package sampan.app.cli;

import java.util.Arrays;
import java.util.Set;

/// What a command tells the script that called it.
enum ExitCode {
    /// All done.
    DONE(0),
    /// Some items failed; each was named.
    SOME_FAILED(1),
    /// What was typed makes no sense.
    USAGE(2),
    /// The host can't be connected to, or was lost; or a host can't listen.
    NO_CONNECTION(3),
    /// The host, or this side for its safety, refuses: not trusted, another key, no right.
    REFUSED(4),
    /// A disk of this computer does not let it be done.
    LOCAL_DISK(5),
    /// A defect of Sampan; what `sysexits.h` calls EX_SOFTWARE.
    DEFECT(70),
    /// Somebody pressed Ctrl-C: what shells use for it.
    INTERRUPTED(130),
    /// Somebody ended it with `kill`: what shells use for that.
    TERMINATED(143);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /// The code of this number.
    static ExitCode of(int number) {
        return Arrays.stream(values())
                .filter(code -> code.number == number)
                .findFirst()
                .orElse(DEFECT);
    }

    /// The outcome of several things. One kind of failure, with nothing done, says what is wrong with all of
    /// it; anything else is a mixture.
    static ExitCode of(Set<ExitCode> failures, boolean anyDone) {
        if (failures.isEmpty()) {
            return DONE;
        }
        return anyDone || failures.size() > 1
                ? SOME_FAILED
                : failures.iterator().next();
    }
}

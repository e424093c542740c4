package sampan.server;

import sampan.protocol.Failure;

/// A request is not done, for a reason that its visitor is told. Carries no stack trace: it is an answer, not a defect.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    Refusal(Failure failure) {
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}

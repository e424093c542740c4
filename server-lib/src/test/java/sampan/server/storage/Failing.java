package sampan.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import sampan.protocol.Failure;

/// What a visitor is told when something fails.
final class Failing {
    private Failing() {}

    /// The failure of a call, which must be of this kind.
    static <F extends Failure> F with(Class<F> kind, ThrowingCallable call) {
        StorageException thrown = catchThrowableOfType(StorageException.class, call);
        assertThat(thrown).as("refused").isNotNull();
        assertThat(thrown.failure()).isInstanceOf(kind);
        return kind.cast(thrown.failure());
    }

    /// The failure of a small file, which must be of this kind.
    static <F extends Failure> F with(Class<F> kind, Storage.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Storage.Unsettled.class);
        return with(kind, () -> {
            throw ((Storage.Unsettled) outcome).cause();
        });
    }

    static Failure.Conflict conflict(Failure.ConflictReason reason, ThrowingCallable call) {
        Failure.Conflict conflict = with(Failure.Conflict.class, call);
        assertThat(conflict.reason()).isEqualTo(reason);
        return conflict;
    }
}

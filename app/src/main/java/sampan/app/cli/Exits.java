package sampan.app.cli;

import java.io.IOException;
import sampan.app.client.LinkException;
import sampan.app.store.BadReceiptException;
import sampan.app.transfer.TransferException;
import sampan.protocol.Failure;

/// Which exit code a problem gives.
final class Exits {
    private Exits() {}

    static ExitCode of(IOException problem) {
        return switch (problem) {
            case LinkException.Unreachable _, LinkException.NotSampan _, LinkException.Lost _ -> ExitCode.NO_CONNECTION;
            case LinkException.WrongPin _, LinkException.NotTrusted _ -> ExitCode.REFUSED;
            case LinkException.Refused e ->
                e.failure() instanceof Failure.Denied ? ExitCode.REFUSED : ExitCode.SOME_FAILED;
            case TransferException e -> of(e.reason());
            case BadReceiptException _ -> ExitCode.USAGE;
            default -> ExitCode.LOCAL_DISK;
        };
    }

    private static ExitCode of(TransferException.Reason reason) {
        return switch (reason) {
            case SOURCE_GONE, SOURCE_UNREADABLE, NOT_A_FOLDER, NO_ROOM, NOT_WRITABLE, DISK_FAILED, OUTPUT_CLOSED ->
                ExitCode.LOCAL_DISK;
            case SOURCE_CHANGED,
                    TARGET_MISSING,
                    NOT_A_FILE,
                    NAME_TAKEN,
                    BAD_NAME,
                    KEEPS_CHANGING,
                    UNAVAILABLE,
                    WRONG_ANSWER,
                    TOO_MANY,
                    NOT_VERIFIED,
                    CHANGED_SINCE -> ExitCode.SOME_FAILED;
            case NOT_READABLE_THERE -> ExitCode.REFUSED;
        };
    }
}

package sampan.app.transfer;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import sampan.app.client.LinkException;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;

/// How far it reaches when a host refuses a part of an upload: this file only, everything that was to go into its
/// folder, or everything. What reaches further is told once. Thread-safe.
final class HostRefusals {
    private final Ledger ledger;
    private final boolean welcome;
    private final Consumer<SourceFolder> failed;
    private final Set<RemotePath> atTop = new HashSet<>();

    /// @param welcome whether this device may add to the share: then a refusal is the system's of one folder
    /// @param failed hears of folders that take nothing
    HostRefusals(Ledger ledger, boolean welcome, Consumer<SourceFolder> failed) {
        this.ledger = ledger;
        this.welcome = welcome;
        this.failed = failed;
    }

    /// What becomes of a file that was refused.
    ///
    /// @param queue is stopped if nothing else would fare better
    ItemOutcome of(SourceFile file, LinkException.Refused refused, WorkQueue queue) {
        if (refused.failure() instanceof Failure.NotFound) {
            missing(file.in(), refused);
            return new ItemOutcome.Stranded(refused);
        }
        return endsAll(refused, queue) ? new ItemOutcome.Stranded(refused) : new ItemOutcome.Failed(refused);
    }

    /// A folder can't be made.
    ///
    /// @param queue is stopped if nothing else would fare better
    void of(SourceFolder folder, LinkException.Refused refused, WorkQueue queue) {
        if (refused.failure() instanceof Failure.NotFound) {
            missing(folder.parentOrSelf(), refused);
        } else if (!endsAll(refused, queue)) {
            folder.fail(refused);
            failed.accept(folder);
            ledger.aside(folder.shown(), new ItemOutcome.Failed(refused));
        }
    }

    /// A host takes a new name, and a folder, for any reason but that there is nothing to put them into.
    private void missing(SourceFolder folder, LinkException.Refused refused) {
        String shown = folder.isTop() ? folder.remote().toString() : folder.shown();
        TransferException cause = new TransferException(Reason.TARGET_MISSING, shown, refused);
        synchronized (this) {
            if (folder.failure() != null) {
                return;
            }
            folder.fail(cause);
            // Things that were dropped from several places go to the same one.
            if (folder.isTop() && !atTop.add(folder.remote())) {
                return;
            }
        }
        failed.accept(folder);
        ledger.aside(shown, new ItemOutcome.Failed(cause));
    }

    private boolean endsAll(LinkException.Refused refused, WorkQueue queue) {
        switch (refused.failure()) {
            case Failure.Denied denied when !welcome && denied.right().equals("add") -> queue.stop(refused);
            case Failure.NoSpace space
            when space.free() < LocalTrouble.NEARLY_FULL -> {
                long needed = Math.max(space.needed(), ledger.bytesLeft());
                Failure all = new Failure.NoSpace(needed, space.free(), space.why(), space.text());
                queue.stop(new LinkException.Refused(refused.request(), all));
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}

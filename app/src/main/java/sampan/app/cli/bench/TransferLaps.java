package sampan.app.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.TransferOptions;
import sampan.app.transfer.Transfers;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;
import sampan.protocol.TrashId;

/// Carries the same thing again and again, with one engine and one visit, each time into an empty folder of its
/// own, which is deleted when the time is taken. Used by one thread; the engine and the visit are the caller's.
public final class TransferLaps {
    private final Transfers transfers;
    private final Visit visit;

    /// Laps at this host.
    public TransferLaps(Transfers transfers, Visit visit) {
        this.transfers = transfers;
        this.visit = visit;
    }

    /// Brings something home once.
    ///
    /// @param folder where an own folder is made for it, for this time
    public Lap get(RemotePath what, Path folder) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "sampan-bench");
        try {
            return time(() -> transfers.download(visit, List.of(what), own, TransferOptions.DEFAULT));
        } finally {
            Folders.delete(own);
        }
    }

    /// Sends something once.
    ///
    /// @param folder an existing folder at the host, in a share where everything is allowed
    public Lap put(List<Path> what, RemotePath folder) throws IOException, InterruptedException {
        byte[] random = new byte[8];
        ThreadLocalRandom.current().nextBytes(random);
        RemotePath own = folder.child("sampan-bench-" + HexFormat.of().formatHex(random));
        visit.call(new Request.MakeFolder(own, false));
        try {
            return time(() -> transfers.upload(visit, what, own, TransferOptions.DEFAULT));
        } finally {
            delete(own);
        }
    }

    private static Lap time(Supplier<Transfer> begin) throws InterruptedException {
        long start = System.nanoTime();
        Transfer transfer = begin.get();
        var end = transfer.await();
        return new Lap(System.nanoTime() - start, end);
    }

    /// Past the trash, where it would take up the host's room.
    private void delete(RemotePath own) throws LinkException {
        TrashId id = TrashId.random();
        visit.call(new Request.Remove(own, null, id));
        try {
            visit.call(new Request.Purge(own.share(), id));
        } catch (LinkException.Refused e) {
            // A purge whose answer was lost is answered so.
            if (!(e.failure() instanceof Failure.NotFound)) {
                throw e;
            }
        }
    }
}

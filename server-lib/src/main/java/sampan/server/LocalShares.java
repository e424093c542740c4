package sampan.server;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.Executor;
import sampan.protocol.Access;
import sampan.server.storage.LocalStorage;
import sampan.server.storage.Storage;
import sampan.server.storage.StorageOptions;
import sampan.server.storage.StorageOptions.Sharing;

/// Opens folders of this computer as shares.
///
/// @param run tells this run of the host from every other
/// @param sharing whether other processes may serve them too
record LocalShares(long run, Sharing sharing) implements StorageOpener {
    /// For a host that begins now, and is alone.
    static LocalShares ofANewRun() {
        return new LocalShares(new SecureRandom().nextLong(), Sharing.ALONE);
    }

    /// For a host of one connection that has others like it beside it. What they wrote can be believed as long as the
    /// system has not started anew, so that is their run.
    static LocalShares besideOthers() {
        return new LocalShares(SystemRun.number(), Sharing.TOGETHER);
    }

    @Override
    public Storage open(SharedFolder folder, Executor forces) throws IOException {
        return LocalStorage.open(
                folder.folder(),
                StorageOptions.standard()
                        .withReadOnly(folder.access() == Access.READ)
                        .withPortable(folder.portable())
                        .withInstance(run)
                        .withSharing(sharing),
                forces);
    }
}

package sampan.server;

import sampan.protocol.Access;
import sampan.server.FileThreads.FileCall;
import sampan.server.FileThreads.FileWork;
import sampan.server.storage.Storage;
import sampan.server.storage.StorageException;

/// A share that a visitor was let into for one request. Immutable.
///
/// @param share the share
/// @param access what the visitor may do there now
record Entered(HostedShare share, Access access) {
    /// Whether no name may be revealed to the visitor.
    boolean inbox() {
        return access == Access.INBOX;
    }

    Storage storage() {
        return share.storage();
    }

    /// Does something on the share's file threads and waits for it.
    <T> T call(FileCall<T> call) throws StorageException {
        return share.call(call);
    }

    /// Does something on the share's file threads and waits for it.
    void run(FileWork work) throws StorageException {
        share.run(work);
    }
}

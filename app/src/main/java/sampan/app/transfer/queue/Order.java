package sampan.app.transfer.queue;

import java.nio.file.Path;
import java.util.List;
import sampan.app.client.Visit;
import sampan.app.transfer.Direction;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.TransferOptions;
import sampan.app.transfer.Transfers;
import sampan.protocol.RemotePath;

/// What a person asked to be carried, and where to. Immutable.
public sealed interface Order {
    /// To a host.
    ///
    /// @param what files and folders of this computer
    /// @param into a folder of the host
    record Upload(List<Path> what, RemotePath into) implements Order {
        public Upload {
            what = List.copyOf(what);
        }
    }

    /// From a host.
    ///
    /// @param what files, folders and shares of the host
    /// @param into a folder of this computer
    record Download(List<RemotePath> what, Path into) implements Order {
        public Download {
            what = List.copyOf(what);
        }
    }

    /// Which way it goes.
    default Direction direction() {
        return switch (this) {
            case Upload _ -> Direction.UPLOAD;
            case Download _ -> Direction.DOWNLOAD;
        };
    }

    /// Begins to carry it; returns at once.
    default Transfer begin(Transfers engine, Visit visit, TransferOptions options) {
        return switch (this) {
            case Upload(List<Path> what, RemotePath into) -> engine.upload(visit, what, into, options);
            case Download(List<RemotePath> what, Path into) -> engine.download(visit, what, into, options);
        };
    }
}

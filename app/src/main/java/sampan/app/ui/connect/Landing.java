package sampan.app.ui.connect;

import java.util.List;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Where files are put that are sent to a place, or why they can't be. Immutable.
public sealed interface Landing {
    /// There.
    ///
    /// @param visit is open, and closed by whoever asked
    /// @param folder a folder of that host
    record Open(Visit visit, RemotePath folder) implements Landing {}

    /// Nowhere.
    ///
    /// @param why the reason
    record Closed(Reason why) implements Landing {}

    /// Why files can't be put there.
    enum Reason {
        /// The place is not kept any more.
        UNKNOWN,
        /// The host has several shares, and the place names none of them.
        WHICH_SHARE,
        /// The host has no share.
        NO_SHARE,
        /// This visitor may put nothing there.
        NO_RIGHT
    }

    /// Where things are put that are sent to this path; asks the host.
    static Landing at(Visit visit, RemotePath path) throws LinkException {
        List<Reply.Share> shares = visit.welcome().shares();
        RemotePath folder = path.isLibrary() && shares.size() == 1
                ? RemotePath.of(shares.getFirst().name())
                : path;
        if (folder.isLibrary()) {
            return new Closed(shares.isEmpty() ? Reason.NO_SHARE : Reason.WHICH_SHARE);
        }
        Reply.Share share = visit.share(folder);
        if (share != null && !share.access().adds()) {
            return new Closed(Reason.NO_RIGHT);
        }
        boolean tells = share == null || share.access().reads();
        boolean file = tells
                && !folder.isShare()
                && !visit.call(new Request.Describe(folder)).entry().isFolder();
        return new Open(visit, file ? folder.parent() : folder);
    }
}

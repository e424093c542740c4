package sampan.app.transfer;

import java.io.IOException;
import java.util.List;

/// Who wants to know what there is to fetch. Told on the threads of several links at once, and never waits for one.
interface RemoteFinds {
    /// There is this folder; always before what it holds.
    void folder(TargetFolder folder);

    /// There are these files.
    void files(List<RemoteFile> files);

    /// The host lists something that can't be fetched.
    ///
    /// @param shown its path relative to the chosen folder
    void unfetchable(String shown, IOException cause);

    /// The host left so many things out of its listing.
    void leftOut(long count);

    /// One of the things to fetch can't be looked at.
    void failed(RemoteRoot root, ItemOutcome outcome);

    /// Everything was looked at.
    void complete();
}

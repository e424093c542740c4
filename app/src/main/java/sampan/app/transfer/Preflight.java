package sampan.app.transfer;

import java.io.IOException;
import java.util.function.Consumer;

/// A look at what a transfer would carry, and at what would become of each file and folder in it, before anything is
/// carried. Nothing is made or changed on either side, and nothing is promised: what it says was so when it looked.
/// Thread-safe; made by [Transfers], run once, nothing needs to be closed.
public sealed interface Preflight permits UploadPreflight, DownloadPreflight {
    /// Looks. Blocks until everything is known, so it is not for the thread of a window.
    ///
    /// @param each is told every entry on the calling thread, folders before what they hold; things that were found
    ///     to be no files first
    /// @return what all of them come to
    /// @throws IOException a [sampan.app.client.LinkException] or a [TransferException] if nothing could be found
    ///     out, or nothing at all could be carried for this reason
    PreflightSum run(Consumer<PreflightItem> each) throws IOException;

    /// Ends [#run] soon, by an exception; returns at once.
    void cancel();
}

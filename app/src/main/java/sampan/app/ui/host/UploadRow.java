package sampan.app.ui.host;

import sampan.server.UnfinishedUpload;

/// An unfinished upload as it is shown. Immutable.
///
/// @param upload what the server says
/// @param who what the device that sends it calls itself; empty where nobody knows
record UploadRow(UnfinishedUpload upload, String who) {
    String name() {
        return upload.path().leaf();
    }

    /// How much of it has arrived, whole percent.
    long percent() {
        // Of the largest file a share can hold a hundred times its size is more than a long can.
        return (long) Math.floor(100.0 * upload.held() / Math.max(1, upload.size()));
    }
}

package sampan.app.ui.transfers;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.transfer.Transfer;
import sampan.protocol.RemotePath;

/// One transfer, and what the window needs to know beside it. Immutable.
///
/// @param transfer what carries it
/// @param host the visit it uses
/// @param into the folder there that changes, for an upload
/// @param home the folder here that it goes to, for a download
public record Batch(
        Transfer transfer,
        Visit host,
        @Nullable RemotePath into,
        @Nullable Path home) {}

package sampan.app.transfer.queue;

import java.io.IOException;

/// A file that did not arrive. Immutable but for what every exception is.
///
/// @param path relative to where the batch goes; names joined by `/`
/// @param why a [sampan.app.client.LinkException] or a [sampan.app.transfer.TransferException]; after a restart one
///     that says the same to a person
public record FailedFile(String path, IOException why) {}

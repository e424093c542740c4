package sampan.app.transfer;

import java.nio.file.Path;

/// Something to send with everything in it.
///
/// @param path a file or folder of this computer
/// @param in the folder whose place at the host it goes to
record SourceRoot(Path path, SourceFolder in) {}

package sampan.app.store;

import java.nio.file.Path;

/// A file of Sampan's own could not be understood, and was given another name so that nothing in it is lost.
/// A person should be told: what it held no longer applies.
///
/// @param file the file that is missing now
/// @param movedTo where its content lies
public record SetAside(Path file, Path movedTo) {}

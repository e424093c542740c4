package sampan.app.store;

import java.nio.file.Path;
import sampan.protocol.Access;

/// A folder that is to be shared again when the window opens. Immutable.
///
/// @param folder which folder
/// @param name what visitors see it as; no two that are kept have the same
/// @param access what they may do
/// @param network whether other computers may come
/// @param until how long a new link lets somebody in, in the word of whoever shares
/// @param model how visitors are served, in the word of whoever serves
public record KeptShare(Path folder, String name, Access access, boolean network, String until, String model) {}

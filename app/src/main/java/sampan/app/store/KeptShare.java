package sampan.app.store;

import java.nio.file.Path;
import sampan.protocol.Access;

/// A folder that is to be shared again when the window opens. Immutable.
///
/// @param folder which folder
/// @param name what visitors see it as; no two that are kept have the same
/// @param access what they may do
/// @param network whether other computers may come
/// @param approved whether only approved devices may come, and no link is made
/// @param until how long a new link lets somebody in, in the word of whoever shares
/// @param model how visitors are served, in the word of whoever serves
/// @param portable whether names that visitors create must be such that every system can hold them
/// @param classic whether it is also offered in the classic dialect
public record KeptShare(
        Path folder,
        String name,
        Access access,
        boolean network,
        boolean approved,
        String until,
        String model,
        boolean portable,
        boolean classic) {}

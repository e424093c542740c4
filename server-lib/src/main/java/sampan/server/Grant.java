package sampan.server;

import java.nio.file.Path;
import sampan.protocol.Access;

/// What a link gives in one share. Immutable.
///
/// A grant is for a folder, not only for a name: another folder that is later hosted under the same name is not opened
/// by it.
///
/// @param share the share's name
/// @param folder the share's folder, as the system itself writes it
/// @param access the most that may be done there; the share's own access is never exceeded
public record Grant(String share, Path folder, Access access) {
    boolean isFor(String name, Path there) {
        return share.equals(name) && folder.equals(there);
    }
}

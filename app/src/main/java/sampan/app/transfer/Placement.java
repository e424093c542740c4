package sampan.app.transfer;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// How a fetched file gets its name on this computer. Immutable.
sealed interface Placement {
    /// If nothing has it.
    record New() implements Placement {}

    /// Instead of what has it, or had it.
    ///
    /// @param old what that was when it was decided
    record Replace(BasicFileAttributes old) implements Placement {
        /// Whether something else has the name now, of which nobody has said that it may be replaced.
        boolean isOther(Path target) {
            BasicFileAttributes now = TargetFolder.look(target);
            return now != null && !isOld(now);
        }

        private boolean isOld(BasicFileAttributes now) {
            return now.isRegularFile() == old.isRegularFile()
                    && now.size() == old.size()
                    && now.lastModifiedTime().equals(old.lastModifiedTime());
        }
    }

    /// Under a free name like it.
    record Beside() implements Placement {}
}

package sampan.server.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What one group gave names in one folder: forced together, or taken back together. Used by one thread.
final class SettledFolder {
    private final List<Given> given = new ArrayList<>();
    private final List<String> already = new ArrayList<>();

    private record Given(String leaf, Stat stat) {}

    /// A file has its name.
    void add(Placer.Placed placed, Stat now) {
        if (placed.already()) {
            already.add(placed.leaf());
        } else if (!placed.trashed()) {
            given.add(new Given(placed.leaf(), now));
        }
    }

    /// Forces the names, and the files that were there before: whoever wrote those may have died before it
    /// was sure.
    ///
    /// @throws IOException if that failed; the new names are taken back then, because forcing again would
    ///     prove nothing
    void force(Folder folder) throws IOException {
        try {
            for (String leaf : already) {
                try (Blob blob = folder.open(leaf)) {
                    blob.force();
                }
            }
            folder.force();
        } catch (IOException problem) {
            takeBack(folder);
            throw problem;
        }
    }

    private void takeBack(Folder folder) {
        for (Given each : given) {
            try {
                Stat now = folder.find(each.leaf);
                if (now != null && now.isSameThing(each.stat)) {
                    folder.deleteFile(each.leaf);
                }
            } catch (IOException _) {
                // Its disk is broken: that is what the visitor is told.
            }
        }
    }
}

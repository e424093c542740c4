package sampan.server.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sampan.protocol.PortableName;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// The names that are offered in place of bad ones: free in the folder, and no two of one request alike. Used for one
/// request.
final class Offers {
    /// How many names like one are tried.
    private static final int TRIES = 9;

    private final @Nullable Folder folder;
    private final boolean portable;
    private final List<String> names = new ArrayList<>();
    private final Set<String> spoken = new HashSet<>();

    /// @param folder the folder they would be in, or null if there is none yet
    /// @param bad what is wrong with each candidate's name, or null
    Offers(
            @Nullable Folder folder,
            boolean portable,
            List<Request.Candidate> candidates,
            List<Reply.@Nullable Bad> bad) {
        this.folder = folder;
        this.portable = portable;
        boolean any = false;
        for (int i = 0; i < candidates.size(); i++) {
            Reply.Bad wrong = bad.get(i);
            if (wrong == null) {
                names.add(candidates.get(i).name());
            } else if (wrong.offer() != null) {
                any = true;
                for (int n = 1; n <= TRIES; n++) {
                    names.add(like(wrong.offer(), n));
                }
            }
        }
        for (int i = 0; any && i < candidates.size(); i++) {
            if (bad.get(i) == null) {
                spoken.add(key(candidates.get(i).name()));
            }
        }
    }

    /// The names of the candidates that are good, and all that may be offered for the others.
    List<String> names() {
        return names;
    }

    /// The same answer with an offer that is free, or with none.
    ///
    /// @param taken names in the folder that clash with one of [#names], by their keys
    Reply.Bad free(Reply.Bad bad, Map<String, String> taken) throws IOException {
        String offer = bad.offer();
        for (int n = 1; offer != null && n <= TRIES; n++) {
            String name = like(offer, n);
            String key = key(name);
            if (!taken.containsKey(key) && (folder == null || folder.find(name) == null) && spoken.add(key)) {
                return new Reply.Bad(bad.position(), bad.reason(), name);
            }
        }
        return new Reply.Bad(bad.position(), bad.reason(), null);
    }

    private static String like(String offer, int n) {
        return n == 1 ? offer : Suffix.on(offer, Integer.toString(n));
    }

    private String key(String name) {
        return portable ? PortableName.key(name) : name;
    }
}

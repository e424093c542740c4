package sampan.server.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sampan.protocol.BadNameException;
import sampan.protocol.PortableName;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Says what would happen to files, were they uploaded. Advisory: nothing is held or promised. No state.
final class Checks {
    /// A disk with FAT rounds times to two seconds, always to whole even ones.
    private static final long COARSE = 2_000;

    private Checks() {}

    /// One answer for each candidate.
    ///
    /// @param folder the folder they would be in, or null if there is none yet
    static List<Reply.Answer> of(
            @Nullable Folder folder, RemotePath path, List<Request.Candidate> candidates, boolean portable)
            throws IOException {
        List<Reply.@Nullable Answer> answers = new ArrayList<>();
        Map<String, String> taken = folder == null || !portable ? Map.of() : folded(folder, candidates);
        for (Request.Candidate candidate : candidates) {
            Reply.Answer bad = badName(path, candidate.name(), portable);
            answers.add(bad != null ? bad : there(folder, candidate, taken));
        }
        return List.copyOf(answers);
    }

    private static Reply.@Nullable Answer badName(RemotePath path, String name, boolean portable) {
        try {
            path.child(name);
        } catch (BadNameException bad) {
            return new Reply.Bad(bad.position(), bad.problem(), null);
        }
        BadNameException bad = portable ? PortableName.problem(name).orElse(null) : null;
        return bad == null ? null : new Reply.Bad(bad.position(), bad.problem(), PortableName.safe(name));
    }

    private static Reply.Answer there(@Nullable Folder folder, Request.Candidate candidate, Map<String, String> taken)
            throws IOException {
        if (folder == null) {
            return new Reply.New();
        }
        Stat there = folder.find(candidate.name());
        if (there != null) {
            boolean same = there.isFile()
                    && there.size() == candidate.size()
                    && isSameTime(there.modifiedMillis(), candidate.modified());
            return same ? new Reply.Same() : new Reply.Differs(Entries.of(candidate.name(), there));
        }
        String other = taken.get(PortableName.key(candidate.name()));
        return other == null ? new Reply.New() : new Reply.Clash(other);
    }

    /// The names in the folder that clash with a candidate, by their keys; all in one pass over the folder.
    private static Map<String, String> folded(Folder folder, List<Request.Candidate> candidates) throws IOException {
        Set<Long> hashes = new TreeSet<>();
        candidates.forEach(candidate -> hashes.add(Folded.hash(candidate.name())));
        Map<String, String> taken = new HashMap<>();
        try (Names names = folder.names()) {
            for (String name = names.next(); name != null; name = names.next()) {
                if (hashes.contains(Folded.hash(name))) {
                    taken.put(PortableName.key(name), name);
                }
            }
        }
        return taken;
    }

    /// @param there the time on the disk, far from the ends of a long; what a visitor says may be at one
    private static boolean isSameTime(long there, long said) {
        if (there == said) {
            return true;
        }
        boolean coarse = Math.floorMod(there, COARSE) == 0 || Math.floorMod(said, COARSE) == 0;
        return coarse && said >= there - COARSE && said <= there + COARSE;
    }
}

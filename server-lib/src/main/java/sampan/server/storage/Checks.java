package sampan.server.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
        List<Reply.@Nullable Bad> bad = new ArrayList<>();
        for (Request.Candidate candidate : candidates) {
            bad.add(Reply.Bad.of(path, candidate.name(), portable));
        }
        Offers offers = new Offers(folder, portable, candidates, bad);
        Map<String, String> taken = folder == null || !portable ? Map.of() : folded(folder, offers.names());
        List<Reply.Answer> answers = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Reply.Bad wrong = bad.get(i);
            answers.add(wrong == null ? there(folder, candidates.get(i), taken) : offers.free(wrong, taken));
        }
        return List.copyOf(answers);
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

    /// The names in the folder that clash with one of these, by their keys; all in one pass over the folder.
    private static Map<String, String> folded(Folder folder, List<String> wanted) throws IOException {
        Set<Long> hashes = new HashSet<>();
        wanted.forEach(name -> hashes.add(Folded.hash(name)));
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

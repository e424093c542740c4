package sampan.app.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Function;
import sampan.protocol.RemotePath;

/// Something to fetch with everything in it.
///
/// @param path a file or folder of the host
/// @param in the folder of this computer that it goes to
/// @param local the name it gets there
record RemoteRoot(RemotePath path, TargetFolder in, String local) {
    /// Several that go to one folder of this computer, each under a name that the system holds. Two of one name from
    /// two places meet there as any two files do.
    ///
    /// @param in the target of each
    static List<RemoteRoot> all(
            SequencedSet<RemotePath> paths, Function<RemotePath, TargetFolder> in, LocalSystem system) {
        GivenNames names = new GivenNames(system);
        Map<String, String> locals = new HashMap<>();
        List<String> others = new ArrayList<>();
        for (RemotePath path : paths) {
            String name = path.leaf();
            if (!path.isLibrary() && names.isNew(name)) {
                if (names.keeps(name)) {
                    locals.put(name, name);
                } else {
                    others.add(name);
                }
            }
        }
        others.forEach(name -> locals.put(name, names.another(name)));
        List<RemoteRoot> roots = new ArrayList<>();
        for (RemotePath path : paths) {
            String name = path.leaf();
            roots.add(new RemoteRoot(path, in.apply(path), locals.getOrDefault(name, name)));
        }
        return roots;
    }
}

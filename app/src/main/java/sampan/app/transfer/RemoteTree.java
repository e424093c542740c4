package sampan.app.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.BadNameException;
import sampan.protocol.Entry;

/// What one listing of a host's folder holds, as it would lie here. Nothing in a list is believed: names are checked as
/// every name is, and what comes twice is passed over. What can't keep its name here waits, with everything in it,
/// until the list is over and all names are known. Used by one thread at a time.
final class RemoteTree {
    private final RemoteFinds finds;
    private final Consumer<RemoteFile> files;
    private final Map<List<String>, TargetFolder> folders = new HashMap<>();
    private final Set<List<String>> bad = new HashSet<>();
    private final List<TargetFolder> nameless = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /// A file whose folder, or which itself, has no name here yet.
    ///
    /// @param local the name it keeps, or null
    private record Waiting(
            TargetFolder in, Entry entry, @Nullable String local) {
        String shown() {
            return in.shownChild(entry.name());
        }
    }

    /// @param top the folder that is listed
    /// @param finds told of folders, and of what can't be fetched
    /// @param files told of files
    RemoteTree(TargetFolder top, RemoteFinds finds, Consumer<RemoteFile> files) {
        this.finds = finds;
        this.files = files;
        folders.put(List.of(), top);
    }

    /// Some entries.
    ///
    /// @param in the names of the folder they are in, below the one that is listed
    void add(List<String> in, List<Entry> found) {
        TargetFolder folder = folder(in);
        if (folder == null) {
            return;
        }
        boolean named = folder.isNamed();
        for (Entry entry : found) {
            if (folder.isNew(entry.name())) {
                add(in, folder, named, entry);
            }
        }
    }

    private void add(List<String> in, TargetFolder folder, boolean named, Entry entry) {
        String shown = folder.shownChild(entry.name());
        try {
            switch (entry.kind()) {
                case FILE -> file(folder, named, entry);
                case FOLDER -> child(folder, in, entry.name()).modified(entry.modified());
                case UNAVAILABLE -> unfetchable(shown, Reason.UNAVAILABLE, null);
            }
        } catch (BadNameException e) {
            if (entry.isFolder()) {
                bad.add(below(in, entry.name()));
            }
            unfetchable(shown, Reason.BAD_NAME, e);
        }
    }

    private void file(TargetFolder in, boolean named, Entry entry) {
        // Whether it is legal, before it is given a name.
        RemoteFile file = RemoteFile.of(in, entry, entry.name());
        boolean keeps = in.keeps(entry.name());
        if (named && keeps) {
            files.accept(file);
        } else {
            waiting.add(new Waiting(in, entry, keeps ? entry.name() : null));
        }
    }

    private void unfetchable(String shown, Reason why, @Nullable BadNameException cause) {
        finds.unfetchable(shown, new TransferException(why, shown, cause));
    }

    /// The folder of these names; also one that was not listed itself.
    private @Nullable TargetFolder folder(List<String> in) {
        TargetFolder known = folders.get(in);
        if (known != null) {
            return known;
        }
        for (int i = 1; i <= in.size(); i++) {
            if (bad.contains(in.subList(0, i))) {
                return null;
            }
        }
        List<String> above = in.subList(0, in.size() - 1);
        TargetFolder parent = folder(above);
        try {
            return parent == null ? null : child(parent, above, in.getLast());
        } catch (BadNameException e) {
            bad.add(List.copyOf(in));
            unfetchable(String.join("/", in), Reason.BAD_NAME, e);
            return null;
        }
    }

    private TargetFolder child(TargetFolder above, List<String> in, String name) {
        List<String> path = below(in, name);
        TargetFolder known = folders.get(path);
        if (known == null) {
            known = above.child(name);
            if (above.keeps(name)) {
                known.local(name);
            } else {
                nameless.add(known);
            }
            folders.put(path, known);
            finds.folder(known);
        }
        return known;
    }

    private static List<String> below(List<String> in, String name) {
        List<String> path = new ArrayList<>(in);
        path.add(name);
        return List.copyOf(path);
    }

    /// The list is over: what waited gets a name, in an order that does not depend on the host's.
    void end() {
        nameless.sort(Comparator.comparing(TargetFolder::shown));
        for (TargetFolder folder : nameless) {
            TargetFolder in = java.util.Objects.requireNonNull(folder.parent());
            folder.local(in.another(folder.remote().leaf()));
        }
        waiting.sort(Comparator.comparing(Waiting::shown));
        for (Waiting each : waiting) {
            String name = each.entry().name();
            String local = each.local() == null ? each.in().another(name) : each.local();
            files.accept(RemoteFile.of(each.in(), each.entry(), local));
        }
        folders.values().forEach(TargetFolder::listed);
    }
}

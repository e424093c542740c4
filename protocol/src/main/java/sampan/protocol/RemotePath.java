package sampan.protocol;

import java.util.ArrayList;
import java.util.List;

/// Where something lies in a host's library: an array of names, the first of which is the share. No names
/// at all is the library itself, the list of shares. Immutable.
///
/// This is the only place that knows a *legal* name, so a `RemotePath` that exists is legal: no separator,
/// no control character, no `.` or `..`, well-formed, at most [Limits#NAME_BYTES] bytes a name,
/// [Limits#PATH_NAMES] names and [Limits#PATH_BYTES] bytes in all, and never Sampan's own `.sampan`.
/// Whether a new name is also *portable* is [PortableName]'s to say. Nothing is ever decoded: `%2e%2e` is a
/// name of six characters.
///
/// @param names the names from the share downwards
public record RemotePath(List<String> names) {
    /// The library itself: the list of shares.
    public static final RemotePath LIBRARY = new RemotePath(List.of());

    /// @throws BadNameException if a name is not legal, or the path is too long or too deep
    public RemotePath {
        names = List.copyOf(names);
        if (names.size() > Limits.PATH_NAMES) {
            throw new BadNameException(0, NameProblem.TOO_DEEP);
        }
        int bytes = 0;
        for (String name : names) {
            bytes += LegalName.check(name) + 1;
        }
        if (bytes > Limits.PATH_BYTES) {
            throw new BadNameException(0, NameProblem.TOO_LONG);
        }
    }

    /// The path of these names, the share first.
    ///
    /// @throws BadNameException as the constructor
    public static RemotePath of(String... names) {
        return new RemotePath(List.of(names));
    }

    /// The path that people type, `share/folder/file`; a leading, trailing or doubled `/` is passed over.
    ///
    /// @throws BadNameException as the constructor
    public static RemotePath parse(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split("/", -1)) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return new RemotePath(names);
    }

    /// Whether this is the library itself.
    public boolean isLibrary() {
        return names.isEmpty();
    }

    /// Whether this is a share's top folder.
    public boolean isShare() {
        return names.size() == 1;
    }

    /// The share's name.
    ///
    /// @throws IllegalStateException for the library itself
    public String share() {
        if (names.isEmpty()) {
            throw new IllegalStateException("the library itself lies in no share");
        }
        return names.getFirst();
    }

    /// The names below the share; empty for a share's top folder.
    public List<String> inside() {
        return names.isEmpty() ? names : names.subList(1, names.size());
    }

    /// The last name, or an empty string for the library itself.
    public String leaf() {
        return names.isEmpty() ? "" : names.getLast();
    }

    /// The path without its last name; the library itself has itself as parent.
    public RemotePath parent() {
        return names.isEmpty() ? this : new RemotePath(names.subList(0, names.size() - 1));
    }

    /// This path and one name more.
    ///
    /// @throws BadNameException if the name is not legal or the path would be too long or too deep
    public RemotePath child(String name) {
        return below(List.of(name));
    }

    /// This path and several names more.
    ///
    /// @throws BadNameException as [#child]
    public RemotePath below(List<String> more) {
        List<String> all = new ArrayList<>(names);
        all.addAll(more);
        return new RemotePath(all);
    }

    /// The path of the same folder with another last name.
    ///
    /// @throws BadNameException if the name is not legal
    public RemotePath sibling(String name) {
        return parent().child(name);
    }

    /// Whether this path is `folder` or lies below it.
    public boolean isWithin(RemotePath folder) {
        return names.size() >= folder.names.size()
                && names.subList(0, folder.names.size()).equals(folder.names);
    }

    /// As people read it: `share/folder/file`.
    @Override
    public String toString() {
        return String.join("/", names);
    }
}

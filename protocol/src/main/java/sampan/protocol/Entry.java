package sampan.protocol;

import org.jspecify.annotations.Nullable;

/// One listed thing: a file, a folder or a share.
///
/// @param name the last name of its path; empty in answers that leave the name out
/// @param kind what it is
/// @param size bytes of a file, 0 for anything else; 0 or more
/// @param modified time of last change, milliseconds since 1970-01-01T00:00Z; may be negative
/// @param version opaque word that differs when the content may have changed; null where it was not asked
///     for
/// @param executable whether the file's owner may run it at the host
public record Entry(
        String name,
        Kind kind,
        long size,
        long modified,
        @Nullable String version,
        boolean executable) {
    /// What an entry is.
    public enum Kind {
        /// A regular file.
        FILE,
        /// A folder.
        FOLDER,
        /// Something that is there but can't be served: no permission, or a name that is not well-formed.
        UNAVAILABLE
    }

    public Entry {
        if (size < 0) {
            throw new IllegalArgumentException("size " + size);
        }
    }

    /// A file.
    public static Entry file(String name, long size, long modified) {
        return new Entry(name, Kind.FILE, size, modified, null, false);
    }

    /// A folder.
    public static Entry folder(String name, long modified) {
        return new Entry(name, Kind.FOLDER, 0, modified, null, false);
    }

    /// Whether this is a folder.
    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }

    /// The same entry with another name.
    public Entry withName(String other) {
        return new Entry(other, kind, size, modified, version, executable);
    }
}

package sampan.server.storage;

import java.nio.ByteBuffer;
import java.util.Base64;
import sampan.protocol.Digests;
import sampan.protocol.Entry;

/// What a visitor sees of a thing on the disk. Pure functions.
final class Entries {
    /// Sampan's own folder at the top of each mount: never listed, and never accepted from a visitor.
    static final String OWN = ".sampan";

    private static final int VERSION_BYTES = 9;

    private Entries() {}

    /// An entry with its version.
    static Entry of(String name, Stat stat) {
        return of(name, stat, true);
    }

    /// An entry, with or without its version.
    static Entry of(String name, Stat stat, boolean version) {
        Entry.Kind kind = switch (stat.kind()) {
            case FILE -> Entry.Kind.FILE;
            case FOLDER -> Entry.Kind.FOLDER;
            case LINK, OTHER -> Entry.Kind.UNAVAILABLE;
        };
        return new Entry(
                name,
                kind,
                stat.isFile() ? stat.size() : 0,
                stat.modifiedMillis(),
                version && stat.isServed() ? version(stat) : null,
                stat.isExecutable());
    }

    /// A thing that is there and can't be served.
    static Entry unavailable(String name) {
        return new Entry(name, Entry.Kind.UNAVAILABLE, 0, 0, null, false);
    }

    /// A word of twelve characters that differs when the content may have changed: 72 bits of the XXH3-128
    /// of where the thing is, its size, and when its content and anything of it last changed. A new name
    /// changes it too.
    static String version(Stat stat) {
        ByteBuffer all = ByteBuffer.allocate(5 * Long.BYTES);
        all.putLong(stat.device()).putLong(stat.inode()).putLong(stat.isFile() ? stat.size() : 0);
        all.putLong(stat.modified()).putLong(stat.changed());
        ByteBuffer hash = ByteBuffer.allocate(2 * Long.BYTES);
        Digests.chunk(all.array(), 0, all.capacity()).write(hash);
        byte[] word = new byte[VERSION_BYTES];
        hash.get(0, word);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(word);
    }
}

package sampan.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.BadNameException;
import sampan.protocol.Entry;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;

/// A listing straight from the folders, batch by batch. A deep one goes into the folders of a batch before
/// it reads the next, so what it remembers grows with the depth only, never with the number of entries.
final class FolderListing implements Storage.Listing {
    private static final int BATCH = Limits.ARRAY;

    private final boolean deep;
    private final boolean versions;
    private final Folder top;
    private final String start;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final Runnable closed;
    private @Nullable String version;
    private boolean isClosed;

    /// @param top the open folder, which this then closes
    /// @param closed told at the end
    FolderListing(Folder top, RemotePath path, boolean deep, boolean versions, Runnable closed) throws IOException {
        this.top = top;
        this.deep = deep;
        this.versions = versions;
        this.closed = closed;
        this.start = Entries.version(top.stat());
        levels.push(new Level(top.again(), path, List.of()));
    }

    /// A folder that is being read.
    private static final class Level implements Closeable {
        private final Folder folder;
        private final Names names;
        private final List<String> in;
        private final RemotePath path;
        private final int bytesLeft;
        private final Deque<String> folders = new ArrayDeque<>();
        private int skipped;

        Level(Folder folder, RemotePath path, List<String> in) throws IOException {
            this.folder = folder;
            this.in = in;
            this.path = path;
            int used = path.toString().getBytes(StandardCharsets.UTF_8).length + 1;
            this.bytesLeft = path.names().size() < Limits.PATH_NAMES ? Limits.PATH_BYTES - used - 1 : 0;
            try {
                this.names = folder.names();
            } catch (IOException | RuntimeException problem) {
                folder.close();
                throw problem;
            }
        }

        @Override
        public void close() throws IOException {
            names.close();
            folder.close();
        }
    }

    @Override
    public Part.@Nullable Entries next() throws StorageException {
        try {
            while (!levels.isEmpty()) {
                Level level = levels.peek();
                String inner = level.folders.poll();
                if (inner != null) {
                    descend(level, inner);
                    continue;
                }
                Part.Entries part = batch(level);
                if (part != null) {
                    return part;
                }
                levels.pop().close();
            }
            if (version == null && Entries.version(top.stat()).equals(start)) {
                version = start;
            }
            return null;
        } catch (IOException problem) {
            throw Failures.of(problem, "read");
        }
    }

    @Override
    public @Nullable String version() {
        return version;
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try (top) {
            while (!levels.isEmpty()) {
                levels.pop().close();
            }
        } catch (IOException _) {
            // Nothing was written that closing could lose.
        } finally {
            closed.run();
        }
    }

    private void descend(Level level, String name) throws IOException {
        List<String> in = new ArrayList<>(level.in);
        in.add(name);
        try {
            levels.push(new Level(level.folder.folder(name), level.path.child(name), List.copyOf(in)));
        } catch (IOException problem) {
            // It went, or is shut: it was listed as what it is, and its siblings follow.
            Errno errno = Errno.of(problem);
            if (!errno.meansAbsent() && errno != Errno.ACCES && errno != Errno.PERM) {
                throw problem;
            }
        }
    }

    private Part.@Nullable Entries batch(Level level) throws IOException {
        List<Entry> entries = new ArrayList<>();
        level.skipped = 0;
        while (entries.size() < BATCH) {
            String name = level.names.next();
            if (name == null) {
                break;
            }
            Entry entry = entry(level, name);
            if (entry != null) {
                entries.add(entry);
            }
        }
        boolean nothing = entries.isEmpty() && level.skipped == 0;
        return nothing ? null : new Part.Entries(level.in, entries, level.skipped);
    }

    private @Nullable Entry entry(Level level, String name) throws IOException {
        if (name.equals(Entries.OWN)) {
            return null;
        }
        if (level.names.isMalformed()) {
            return Entries.unavailable(name);
        }
        if (!isLegal(level, name)) {
            return Entries.unavailable(shown(name));
        }
        Stat stat = level.folder.find(name);
        if (stat == null) {
            return null;
        }
        if (!stat.isServed()) {
            level.skipped++;
            return null;
        }
        if (!stat.isOpenToAll() && !mayRead(level, name)) {
            return new Entry(name, Entry.Kind.UNAVAILABLE, 0, stat.modifiedMillis(), null, false);
        }
        if (deep && stat.isFolder() && level.path.names().size() + 1 < Limits.PATH_NAMES) {
            level.folders.add(name);
        }
        return Entries.of(name, stat, versions);
    }

    /// Whether a visitor could send the name back. Most names need no long look.
    private static boolean isLegal(Level level, String name) {
        boolean plain = name.length() <= Math.min(level.bytesLeft, Limits.NAME_BYTES) && name.charAt(0) != '.';
        for (int i = 0; plain && i < name.length(); i++) {
            char c = name.charAt(i);
            plain = c >= ' ' && c < 0x7f && c != '\\';
        }
        if (plain) {
            return true;
        }
        try {
            level.path.child(name);
            return true;
        } catch (BadNameException _) {
            return false;
        }
    }

    private static boolean mayRead(Level level, String name) throws IOException {
        try {
            return level.folder.mayRead(name);
        } catch (IOException problem) {
            if (Errno.of(problem).meansAbsent()) {
                return false;
            }
            throw problem;
        }
    }

    /// A name that no visitor could send back, made fit to be shown.
    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .limit(Limits.NAME_BYTES / 4)
                .map(c -> Character.isISOControl(c) || c == '\\' || c == '/' ? 0xfffd : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}

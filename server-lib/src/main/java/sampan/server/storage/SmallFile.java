package sampan.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import sampan.protocol.Request;

/// A small file that is written and waits to be settled: it lies in the area's temporary folder. Used by
/// one thread at a time.
final class SmallFile implements Storage.Pending, Finished {
    private final Area area;
    private final String name;
    private final Request.Put put;
    private final String digest;
    private final boolean anonymous;
    private final Scratch scratch;

    SmallFile(Area area, String name, Request.Put put, String digest, boolean anonymous, Scratch scratch) {
        this.area = area;
        this.name = name;
        this.put = put;
        this.digest = digest;
        this.anonymous = anonymous;
        this.scratch = scratch;
    }

    Request.Put put() {
        return put;
    }

    Placer.Wish wish() {
        return new Placer.Wish(put.path(), put.condition(), put.trash(), anonymous);
    }

    /// Forces the content to the disk.
    void force() throws IOException {
        try (Blob blob = folder().open(name)) {
            blob.force();
        }
    }

    @Override
    public int size() {
        return put.size();
    }

    @Override
    public void discard() {
        try {
            if (folder().find(name) != null) {
                folder().deleteFile(name);
            }
        } catch (IOException _) {
            // What stays is cleared away with the other leftovers.
        }
    }

    @Override
    public Area area() {
        return area;
    }

    @Override
    public Folder folder() {
        return area.temporary();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean keepsName() {
        return false;
    }

    @Override
    public String digest() {
        return digest;
    }

    /// Whether the same bytes are there, so that an answer that got lost can be asked for again.
    @Override
    public boolean isAt(Folder folder, String leaf, Stat there) throws IOException {
        if (!there.isFile() || there.size() != put.size()) {
            return false;
        }
        try (Scratch.Lent mine = scratch.lend();
                Scratch.Lent others = scratch.lend();
                Blob own = folder().open(name);
                Blob other = folder.open(leaf)) {
            int length = put.size();
            return own.read(ByteBuffer.wrap(mine.bytes(), 0, length), 0) == length
                    && other.read(ByteBuffer.wrap(others.bytes(), 0, length), 0) == length
                    && Arrays.equals(mine.bytes(), 0, length, others.bytes(), 0, length);
        }
    }
}

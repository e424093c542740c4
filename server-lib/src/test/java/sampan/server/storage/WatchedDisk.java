package sampan.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A real disk of which each deed is shown to a watcher first, who may let it fail. Strict: what is handed
/// from one folder to another must come from the same kind of disk.
record WatchedDisk(Disk disk, Watcher watcher) implements Disk {
    /// Sees each deed before it is done.
    interface Watcher {
        /// Lets it happen, or throws what the system would.
        void before(Act act) throws IOException;
    }

    @Override
    public Folder top(Path top) throws IOException {
        return new WatchedFolder(disk.top(top), watcher);
    }

    private record WatchedFolder(Folder inner, Watcher watcher) implements Folder {
        private void see(Act.Deed deed, String name, String to) throws IOException {
            watcher.before(new Act(deed, name, to));
        }

        private Blob watched(Blob blob, String name) {
            return new WatchedBlob(blob, name, watcher);
        }

        @Override
        public Path path() {
            return inner.path();
        }

        @Override
        public Folder again() throws IOException {
            return new WatchedFolder(inner.again(), watcher);
        }

        @Override
        public Stat stat() throws IOException {
            return inner.stat();
        }

        @Override
        public @Nullable Stat find(String name) throws IOException {
            return inner.find(name);
        }

        @Override
        public boolean mayRead(String name) throws IOException {
            return inner.mayRead(name);
        }

        @Override
        public Folder folder(String name) throws IOException {
            see(Act.Deed.OPEN, name, "");
            return new WatchedFolder(inner.folder(name), watcher);
        }

        @Override
        public Names names() throws IOException {
            see(Act.Deed.LIST, "", "");
            return inner.names();
        }

        @Override
        public Blob open(String name) throws IOException {
            see(Act.Deed.OPEN, name, "");
            return watched(inner.open(name), name);
        }

        @Override
        public Blob edit(String name) throws IOException {
            see(Act.Deed.OPEN, name, "");
            return watched(inner.edit(name), name);
        }

        @Override
        public Blob create(String name) throws IOException {
            see(Act.Deed.CREATE, name, "");
            return watched(inner.create(name), name);
        }

        @Override
        public FileChannel lockable(String name) throws IOException {
            return inner.lockable(name);
        }

        @Override
        public void makeFolder(String name, boolean ownerOnly) throws IOException {
            see(Act.Deed.MAKE_FOLDER, name, "");
            inner.makeFolder(name, ownerOnly);
        }

        @Override
        public void link(String name, Folder to, String as) throws IOException {
            see(Act.Deed.LINK, name, as);
            inner.link(name, ((WatchedFolder) to).inner, as);
        }

        @Override
        public void rename(String name, Folder to, String as, Rename how) throws IOException {
            Act.Deed deed = switch (how) {
                case REPLACE -> Act.Deed.RENAME_REPLACING;
                case KEEP -> Act.Deed.RENAME_KEEPING;
                case EXCHANGE -> Act.Deed.EXCHANGE;
            };
            see(deed, name, as);
            inner.rename(name, ((WatchedFolder) to).inner, as, how);
        }

        @Override
        public void deleteFile(String name) throws IOException {
            see(Act.Deed.DELETE_FILE, name, "");
            inner.deleteFile(name);
        }

        @Override
        public void deleteFolder(String name) throws IOException {
            see(Act.Deed.DELETE_FOLDER, name, "");
            inner.deleteFolder(name);
        }

        @Override
        public void setModified(String name, long millis) throws IOException {
            see(Act.Deed.SET_TIME, name, "");
            inner.setModified(name, millis);
        }

        @Override
        public void unlock() throws IOException {
            inner.unlock();
        }

        @Override
        public void force() throws IOException {
            see(Act.Deed.FORCE_FOLDER, "", "");
            inner.force();
        }

        @Override
        public Room room() throws IOException {
            Room room = inner.room();
            // As if it were a disk, so that every force is seen, whatever the tests run on.
            return new Room(room.total(), room.usable(), false);
        }

        @Override
        public void close() throws IOException {
            inner.close();
        }
    }

    private record WatchedBlob(Blob inner, String name, Watcher watcher) implements Blob {
        @Override
        public int read(ByteBuffer into, long at) throws IOException {
            watcher.before(new Act(Act.Deed.READ, name, ""));
            return inner.read(into, at);
        }

        @Override
        public void write(ByteBuffer from, long at) throws IOException {
            watcher.before(new Act(Act.Deed.WRITE, name, ""));
            inner.write(from, at);
        }

        @Override
        public long copy(Blob from, long at, long to, long count) throws IOException {
            watcher.before(new Act(Act.Deed.COPY, name, ""));
            return inner.copy(((WatchedBlob) from).inner, at, to, count);
        }

        @Override
        public void force() throws IOException {
            watcher.before(new Act(Act.Deed.FORCE, name, ""));
            inner.force();
        }

        @Override
        public Stat stat() throws IOException {
            return inner.stat();
        }

        @Override
        public void close() throws IOException {
            inner.close();
        }
    }
}

package sampan.app.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sampan.protocol.RemotePath;

/// A folder of this computer on its way to a host, with the files that lie directly in it. Filled by one
/// thread; then only whether it failed, and whether it is new to the host, changes.
final class SourceFolder {
    private final Path path;
    private final RemotePath remote;
    private final String shown;
    private final @Nullable SourceFolder parent;
    private final long modified;
    private final List<SourceFile> files = new ArrayList<>();
    private volatile @Nullable IOException failure;
    private volatile boolean isNew;

    private SourceFolder(Path path, RemotePath remote, String shown, @Nullable SourceFolder parent, long modified) {
        this.path = path;
        this.remote = remote;
        this.shown = shown;
        this.parent = parent;
        this.modified = modified;
    }

    /// The folder that something was dropped from, which is not sent itself.
    ///
    /// @param remote the host's folder that takes its place; exists
    static SourceFolder top(Path path, RemotePath remote) {
        return new SourceFolder(path, remote, "", null, 0);
    }

    /// A folder in this one.
    ///
    /// @param modified its time, milliseconds since 1970
    /// @throws sampan.protocol.BadNameException if the host could not even be asked for a folder of that name
    SourceFolder child(Path folder, String name, long modified) {
        return new SourceFolder(folder, remote.child(name), shownChild(name), this, modified);
    }

    /// The same folder, not yet filled and not failed.
    ///
    /// @param made the fresh ones so far
    SourceFolder fresh(Map<SourceFolder, SourceFolder> made) {
        SourceFolder known = made.get(this);
        if (known == null) {
            SourceFolder in = parent == null ? null : parent.fresh(made);
            known = new SourceFolder(path, remote, shown, in, modified);
            made.put(this, known);
        }
        return known;
    }

    Path path() {
        return path;
    }

    /// Its place at the host.
    RemotePath remote() {
        return remote;
    }

    /// Its path relative to the host's folder; empty for [#top].
    String shown() {
        return shown;
    }

    /// The path of something in it, as items show it.
    String shownChild(String name) {
        return shown.isEmpty() ? name : shown + "/" + name;
    }

    long modified() {
        return modified;
    }

    /// Whether it is only where something was dropped from.
    boolean isTop() {
        return parent == null;
    }

    /// The folder it lies in, null for [#top].
    @Nullable
    SourceFolder parent() {
        return parent;
    }

    /// The folder it lies in, or itself for [#top].
    SourceFolder parentOrSelf() {
        return parent == null ? this : parent;
    }

    List<SourceFile> files() {
        return files;
    }

    /// Whether the host had no such folder before this transfer. False as long as it has not said so.
    boolean isNew() {
        return isNew || (parent != null && parent.isNew());
    }

    void markNew() {
        isNew = true;
    }

    /// It, or a folder above it, can't be made at the host, for this reason; null if it can.
    @Nullable
    IOException failure() {
        return failure != null || parent == null ? failure : parent.failure();
    }

    void fail(IOException cause) {
        failure = cause;
    }
}

package sampan.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The parts of one share's storage, put together.
///
/// @param claim holds the share against other hosts, if it is held
record Parts(
        Walker walker,
        Areas areas,
        Reading reading,
        SmallFiles small,
        Drafts drafts,
        AllDrafts allDrafts,
        Sums sums,
        Publishing publishing,
        FolderMaking folders,
        Moving moving,
        Trash trash,
        Tidying tidying,
        @Nullable ShareClaim claim) {
    /// Puts the parts together.
    static Parts open(Disk disk, Path top, StorageOptions options, Executor forces, InstantSource clock)
            throws IOException {
        Walker walker = new Walker(disk.top(top));
        try {
            Areas areas = new Areas(walker, new Mounts(top.toRealPath()), options);
            ShareClaim claim = options.readOnly() ? null : ShareClaim.take(areas.top(), options.sharing(), top);
            boolean portable = options.portable();
            FoldedNames folded = new FoldedNames();
            Scratch scratch = new Scratch();
            Drafts drafts = new Drafts(walker, areas, folded, portable);
            FolderMaking folders = new FolderMaking(walker, areas, folded, portable);
            Moving moving = new Moving(walker, areas, folded, portable);
            return new Parts(
                    walker,
                    areas,
                    new Reading(walker, portable),
                    new SmallFiles(walker, areas, folded, new Forcing(forces, options.sync()), scratch, portable),
                    drafts,
                    new AllDrafts(areas, drafts, clock),
                    new Sums(walker, drafts, scratch, options.instance()),
                    new Publishing(walker, areas, drafts, folded, options),
                    folders,
                    moving,
                    new Trash(walker, areas, moving, folders),
                    new Tidying(areas, clock),
                    claim);
        } catch (IOException | RuntimeException problem) {
            walker.close();
            throw problem;
        }
    }

    /// Bytes that can still be uploaded; none into a share that is only read.
    long free() throws IOException {
        return areas.writable() ? areas.top().space().free() : 0;
    }

    void close() {
        try (walker;
                areas) {
            if (claim != null) {
                claim.close();
            }
        } catch (IOException problem) {
            // Folders and locks only; nothing written is lost by it, but it should not happen.
            throw new UncheckedIOException(problem);
        }
    }
}

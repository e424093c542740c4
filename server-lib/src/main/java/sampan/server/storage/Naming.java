package sampan.server.storage;

import java.io.IOException;

/// Gives a file its name where nothing has it, never replacing: in the best way that the file system knows.
/// A hard link is the surest, but FAT and some network file systems have none; renaming without replacing
/// needs Linux and a file system that can; last comes an empty file that holds the place. No state.
final class Naming {
    private Naming() {}

    /// Gives the file its name. Whether its first name is still there afterwards depends on the way.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if something has the name
    static void give(Finished file, Folder to, String as) throws IOException {
        try {
            give(file.folder(), file.name(), to, as, file.keepsName());
        } catch (IOException problem) {
            if (Errno.of(problem) != Errno.XDEV) {
                throw problem;
            }
            copy(file, to, as);
        }
    }

    /// Gives a file of our own another name.
    ///
    /// @param linked whether the first name shall stay, if that can be
    static void give(Folder from, String name, Folder to, String as, boolean linked) throws IOException {
        if (linked) {
            try {
                from.link(name, to, as);
                return;
            } catch (IOException problem) {
                if (!Errno.of(problem).meansNoLink()) {
                    throw problem;
                }
            }
        }
        try {
            from.rename(name, to, as, Folder.Rename.KEEP);
            return;
        } catch (IOException problem) {
            if (!Errno.of(problem).meansNoRename()) {
                throw problem;
            }
        }
        if (!linked) {
            try {
                from.link(name, to, as);
                from.deleteFile(name);
                return;
            } catch (IOException problem) {
                if (!Errno.of(problem).meansNoLink()) {
                    throw problem;
                }
            }
        }
        reserve(from, name, to, as);
    }

    private static void reserve(Folder from, String name, Folder to, String as) throws IOException {
        Stat empty;
        try (Blob place = to.create(as)) {
            empty = place.stat();
        }
        Stat there = to.find(as);
        if (there == null || !there.isSameThing(empty) || there.size() != 0) {
            throw Errno.EXIST.about(as);
        }
        try {
            from.rename(name, to, as, Folder.Rename.REPLACE);
        } catch (IOException problem) {
            Stat left = to.find(as);
            if (left != null && left.isSameThing(empty) && left.size() == 0) {
                to.deleteFile(as);
            }
            throw problem;
        }
    }

    /// To another mount that could not be told from this one: by a copy beside its place.
    private static void copy(Finished file, Folder to, String as) throws IOException {
        String beside = Entries.OWN + "-" + file.area().newName();
        Stat stat = file.folder().stat(file.name());
        try {
            try (Blob from = file.folder().open(file.name());
                    Blob copy = to.create(beside)) {
                if (copy.copy(from, 0, 0, stat.size()) != stat.size()) {
                    throw Errno.IO.about(as);
                }
                copy.force();
            }
            to.setModified(beside, stat.modifiedMillis());
            give(to, beside, to, as, false);
        } catch (IOException problem) {
            if (to.find(beside) != null) {
                to.deleteFile(beside);
            }
            throw problem;
        }
        if (!file.keepsName()) {
            file.folder().deleteFile(file.name());
        }
    }
}

package sampan.app.transfer;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sampan.app.store.ReceiptEntry;
import sampan.protocol.RemotePath;

/// One file as it lies on both sides after it was carried, or found to be the same. Immutable.
///
/// @param here its place on this computer
/// @param there its place at the host
/// @param path its place relative to the folder that things go to; names joined by `/`
/// @param shown the same where it came from, as items show it
/// @param modified its time, milliseconds since 1970
/// @param still whether attributes are those of the file here that was carried
record FilePair(
        Path here, RemotePath there, String path, String shown, long modified, Predicate<BasicFileAttributes> still) {
    /// A file that was sent.
    ///
    /// @param renamed its name at the host, if that is another
    static FilePair sent(SourceFile file, @Nullable String renamed) {
        String leaf = renamed == null ? file.name() : renamed;
        return new FilePair(
                file.path(),
                file.in().remote().child(leaf),
                file.in().shownChild(leaf),
                file.shown(),
                file.modified(),
                file::isStill);
    }

    /// A file that was fetched.
    ///
    /// @param top the folder that everything goes to
    /// @param renamed its name here, if that is another
    /// @throws TransferException if it can't lie here
    static FilePair fetched(RemoteFile file, Path top, @Nullable String renamed) throws TransferException {
        Path target = file.target();
        Path here = renamed == null ? target : target.resolveSibling(renamed);
        List<String> names = new ArrayList<>();
        top.relativize(here).forEach(name -> names.add(name.toString()));
        return new FilePair(
                here,
                file.path(),
                String.join("/", names),
                file.shown(),
                file.modified(),
                BasicFileAttributes::isRegularFile);
    }

    /// What a receipt says of it.
    ///
    /// @param carried whether it was carried now
    /// @param when when both sides agreed, milliseconds since 1970
    ReceiptEntry entry(FileCheck.Agrees proof, boolean carried, long when) {
        String original = path.equals(shown) ? null : shown;
        return new ReceiptEntry(
                path, original, there.toString(), proof.size(), modified, proof.sha256(), carried, when);
    }
}

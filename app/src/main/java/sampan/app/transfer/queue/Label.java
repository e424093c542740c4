package sampan.app.transfer.queue;

import java.nio.file.Path;
import java.util.List;
import sampan.app.store.KeptBatch;
import sampan.protocol.RemotePath;

/// What a person reads of a batch before it begins, in the words that its transfer will use.
final class Label {
    private Label() {}

    /// @param host the host's own name
    static KeptBatch.Label of(Order order, String host) {
        return switch (order) {
            case Order.Upload(List<Path> what, RemotePath into) -> {
                Path first = what.isEmpty()
                        ? Path.of("")
                        : what.getFirst().toAbsolutePath().normalize();
                Path parent = first.getParent() == null ? first : first.getParent();
                yield new KeptBatch.Label(
                        title(String.valueOf(first.getFileName()), what.size()), parent.toString(), place(host, into));
            }
            case Order.Download(List<RemotePath> what, Path into) -> {
                RemotePath first = what.isEmpty() ? RemotePath.LIBRARY : what.getFirst();
                yield new KeptBatch.Label(
                        title(first.isLibrary() ? host : first.leaf(), what.size()),
                        place(host, first.parent()),
                        into.toAbsolutePath().normalize().toString());
            }
        };
    }

    private static String title(String first, int count) {
        return count < 2 ? first : first + " +" + (count - 1);
    }

    private static String place(String host, RemotePath folder) {
        return folder.isLibrary() ? host : host + ": " + folder;
    }
}

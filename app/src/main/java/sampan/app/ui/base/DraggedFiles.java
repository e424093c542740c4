package sampan.app.ui.base;

import java.io.File;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import org.jspecify.annotations.Nullable;

/// The files of this computer that somebody drags. They are taken out of the drag and looked at once, and not with each
/// move of the pointer: there may be very many, or the disk may be slow. For the JavaFX thread.
public final class DraggedFiles {
    private WeakReference<@Nullable Dragboard> board = new WeakReference<>(null);
    private List<Path> files = List.of();
    private boolean isFolder;

    /// Nothing is dragged yet.
    public DraggedFiles() {}

    /// All of them; none if something else is dragged.
    public List<Path> of(DragEvent event) {
        Dragboard now = event.getDragboard();
        if (board.get() != now) {
            board = new WeakReference<>(now);
            files = now.hasFiles()
                    ? List.copyOf(now.getFiles().stream().map(File::toPath).toList())
                    : List.of();
            isFolder = files.size() == 1 && Files.isDirectory(files.getFirst());
        }
        return files;
    }

    /// The one folder that is dragged; null if it is anything else.
    public @Nullable Path folder(DragEvent event) {
        List<Path> all = of(event);
        return isFolder ? all.getFirst() : null;
    }

    /// The drag is over.
    public void forget() {
        board.clear();
        files = List.of();
    }
}

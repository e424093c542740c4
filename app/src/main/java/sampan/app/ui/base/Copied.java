package sampan.app.ui.base;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Text and files for elsewhere, and files from there. For the JavaFX thread.
public final class Copied {
    private Copied() {}

    /// Puts the text on the clipboard, in place of what was there.
    public static void text(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// The files that were copied here or elsewhere; empty if something else was.
    public static List<Path> here() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        return clipboard.hasFiles()
                ? clipboard.getFiles().stream().map(File::toPath).toList()
                : List.of();
    }

    /// Puts files on the clipboard, in place of what was there.
    public static void files(List<Path> files) {
        ClipboardContent content = new ClipboardContent();
        content.putFiles(files.stream().map(Path::toFile).toList());
        Clipboard.getSystemClipboard().setContent(content);
    }
}

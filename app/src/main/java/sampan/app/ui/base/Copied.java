package sampan.app.ui.base;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Text and files for elsewhere. For the JavaFX thread.
public final class Copied {
    private Copied() {}

    /// Puts the text on the clipboard, in place of what was there.
    public static void text(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Puts files on the clipboard, in place of what was there.
    public static void files(List<Path> files) {
        ClipboardContent content = new ClipboardContent();
        content.putFiles(files.stream().map(Path::toFile).toList());
        Clipboard.getSystemClipboard().setContent(content);
    }
}

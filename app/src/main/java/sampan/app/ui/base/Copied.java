package sampan.app.ui.base;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Text for elsewhere. For the JavaFX thread.
public final class Copied {
    private Copied() {}

    /// Puts the text on the clipboard, in place of what was there.
    public static void text(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}

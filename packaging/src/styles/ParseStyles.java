import java.io.File;
import java.io.IOException;
import javafx.css.Stylesheet;

/// `java ParseStyles.java FILE.css...` puts what JavaFX makes of each style sheet into a `.bss` beside it.
final class ParseStyles {
    private ParseStyles() {}

    public static void main(String[] args) throws IOException {
        for (String css : args) {
            Stylesheet.convertToBinary(new File(css), new File(css.replaceFirst("\\.css$", ".bss")));
        }
    }
}

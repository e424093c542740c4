package sampan.app.ui.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;

/// How large the text is, in percent of its usual size: one size for the program, as there is one theme. With it grows
/// what the style sheet measures in `px`, and what the code measures by this; other numbers of the style sheet are
/// gaps, which stay. For the JavaFX thread.
public final class TextSize {
    private static final int USUAL = 100;
    private static final Pattern PIXELS = Pattern.compile("(\\d+(?:\\.\\d+)?)px");
    private static final IntegerProperty PERCENT = new SimpleIntegerProperty(USUAL);

    private TextSize() {}

    /// Changes it in every window, at once.
    static void set(int percent) {
        PERCENT.set(percent);
    }

    /// A length that grows with the text.
    ///
    /// @param pixels how long it is at the usual size
    public static DoubleBinding of(double pixels) {
        return PERCENT.multiply(pixels / USUAL);
    }

    /// Has a scene wear the window's style sheet for the size of the moment, and for each that comes.
    static void dress(Scene scene) {
        IntegerProperty size = new SimpleIntegerProperty();
        scene.getProperties().put(TextSize.class, size); // as long as the scene is there
        size.subscribe((was, is) -> {
            scene.getStylesheets().remove(sheet(was.intValue()));
            scene.getStylesheets().addFirst(sheet(is.intValue()));
        });
        size.bind(PERCENT);
    }

    private static String sheet(int percent) {
        if (percent == USUAL) {
            return Objects.requireNonNull(TextSize.class.getResource("sampan.css"))
                    .toExternalForm();
        }
        String scaled = PIXELS.matcher(usual())
                .replaceAll(length ->
                        String.format(Locale.ROOT, "%.2fpx", Double.parseDouble(length.group(1)) * percent / USUAL));
        return "data:text/css;charset=utf-8;base64,"
                + Base64.getEncoder().encodeToString(scaled.getBytes(StandardCharsets.UTF_8));
    }

    private static String usual() {
        try (InputStream in = TextSize.class.getResourceAsStream("sampan.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

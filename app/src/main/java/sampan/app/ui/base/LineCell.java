package sampan.app.ui.base;

import java.util.function.Function;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// One line of a list of small print: a sentence, and before it a sign where there is one.
public final class LineCell<T> extends ListCell<T> {
    private static final double HEIGHT = 22;

    private final Function<T, String> sentence;
    private final Function<T, @Nullable Glyph> sign;

    /// @param sentence says a line
    /// @param sign what stands before it, or null for nothing
    public LineCell(Function<T, String> sentence, Function<T, @Nullable Glyph> sign) {
        this.sentence = sentence;
        this.sign = sign;
        getStyleClass().add("line-cell");
    }

    /// How high such a line is, pixels.
    public static DoubleBinding height() {
        return TextSize.of(HEIGHT);
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        Glyph glyph = item == null || empty ? null : sign.apply(item);
        setText(item == null || empty ? null : sentence.apply(item));
        setGraphic(glyph == null ? null : glyph.icon());
    }
}

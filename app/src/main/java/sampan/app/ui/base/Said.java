package sampan.app.ui.base;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What a list from which one chooses calls its values, in which nothing is typed.
///
/// @param <T> what there is to choose from
public final class Said<T> extends StringConverter<T> {
    private final Function<T, String> say;

    /// Calls each so.
    public Said(Function<T, String> say) {
        this.say = say;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : say.apply(value);
    }

    @Override
    public T fromString(String typed) {
        throw new UnsupportedOperationException("nothing is typed");
    }
}

package sampan.app.laws;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// Marks a planted class with the laws that it breaks, and only those.
@Retention(RetentionPolicy.RUNTIME)
public @interface Breaks {
    int[] value();
}

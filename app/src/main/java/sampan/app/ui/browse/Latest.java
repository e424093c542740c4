package sampan.app.ui.browse;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Background;

/// Finds something out about what is wanted at the moment, in the background and one after the other: what is wanted
/// only for a moment in between is never asked for, and what comes too late is thrown away. For the screen's thread.
final class Latest<K, V> {
    /// What is asked, in the background.
    interface Question<K, V> {
        /// Finds out what there is to know about it.
        ///
        /// @param wanted whether the answer is still wanted; for any thread
        /// @return nothing where there is nothing to know
        Optional<V> ask(K about, BooleanSupplier wanted) throws Exception;
    }

    private final Background background;
    private final Question<K, V> question;
    private final Consumer<V> found;
    private final AtomicReference<@Nullable K> wanted = new AtomicReference<>();
    private boolean asking;

    /// @param found takes the answer about what is wanted; is not called where there is none
    Latest(Background background, Question<K, V> question, Consumer<V> found) {
        this.background = background;
        this.question = question;
        this.found = found;
    }

    /// From now on this is wanted, or nothing.
    ///
    /// @return whether it was something else before
    boolean want(@Nullable K about) {
        boolean other = !Objects.equals(wanted.getAndSet(about), about);
        if (other && about != null && !asking) {
            ask(about);
        }
        return other;
    }

    private void ask(K about) {
        asking = true;
        background.run(
                () -> question.ask(about, () -> about.equals(wanted.get())),
                answer -> {
                    answered(about);
                    if (about.equals(wanted.get())) {
                        answer.ifPresent(found);
                    }
                },
                _ -> answered(about)); // what can't be found out stays unknown
    }

    private void answered(K about) {
        asking = false;
        K now = wanted.get();
        if (now != null && !now.equals(about)) {
            ask(now);
        }
    }
}

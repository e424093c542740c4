package sampan.app.ui.browse;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import sampan.protocol.RemotePath;

/// The folders one has been in during a visit, as a web browser keeps pages.
final class History {
    private static final int KEPT = 200;

    private final Deque<RemotePath> behind = new ArrayDeque<>();
    private final Deque<RemotePath> ahead = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canForward = new ReadOnlyBooleanWrapper();

    ReadOnlyBooleanProperty canBack() {
        return canBack.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canForward() {
        return canForward.getReadOnlyProperty();
    }

    void forget() {
        behind.clear();
        ahead.clear();
        tell();
    }

    /// The person went elsewhere from here.
    void left(RemotePath here) {
        behind.push(here);
        if (behind.size() > KEPT) {
            behind.removeLast();
        }
        ahead.clear();
        tell();
    }

    @Nullable
    RemotePath back(RemotePath here) {
        return step(behind, ahead, here);
    }

    @Nullable
    RemotePath forward(RemotePath here) {
        return step(ahead, behind, here);
    }

    private @Nullable RemotePath step(Deque<RemotePath> from, Deque<RemotePath> to, RemotePath here) {
        RemotePath there = from.poll();
        if (there != null) {
            to.push(here);
            tell();
        }
        return there;
    }

    private void tell() {
        canBack.set(!behind.isEmpty());
        canForward.set(!ahead.isEmpty());
    }
}

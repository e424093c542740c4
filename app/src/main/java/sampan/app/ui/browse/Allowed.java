package sampan.app.ui.browse;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;

/// What this visitor may do where it is. For the screen's thread.
final class Allowed {
    private final ObservableValue<@Nullable Visit> visit;
    private final ObservableValue<@Nullable RemotePath> folder;
    private final ObservableBooleanValue add;
    private final ObservableBooleanValue change;

    /// @param visit where one is, or null
    /// @param folder the folder that is shown, or null
    Allowed(ObservableValue<@Nullable Visit> visit, ObservableValue<@Nullable RemotePath> folder) {
        this.visit = visit;
        this.folder = folder;
        add = Bindings.createBooleanBinding(() -> addTo(folder.getValue()), visit, folder);
        change = Bindings.createBooleanBinding(() -> changeIn(folder.getValue()), visit, folder);
    }

    /// Whether something may be put into the folder.
    ObservableBooleanValue add() {
        return add;
    }

    /// Whether what is in the folder may be renamed, replaced and deleted.
    ObservableBooleanValue change() {
        return change;
    }

    /// Whether something may be put into that folder.
    boolean addTo(@Nullable RemotePath there) {
        Access access = in(there);
        return access != null && access.adds();
    }

    /// Whether what is in that folder may be renamed, replaced and deleted.
    boolean changeIn(@Nullable RemotePath there) {
        Access access = in(there);
        return access != null && access.changes();
    }

    /// The level in the folder; null where that has no meaning.
    @Nullable
    Access here() {
        return in(folder.getValue());
    }

    private @Nullable Access in(@Nullable RemotePath there) {
        Visit host = visit.getValue();
        Reply.Share share = host == null || there == null ? null : host.share(there);
        return share == null ? null : share.access();
    }
}

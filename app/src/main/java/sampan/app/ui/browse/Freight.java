package sampan.app.ui.browse;

import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Promise;
import sampan.protocol.RemotePath;

/// What is dragged over the table, and what becomes of it in the folder where it is let go. For the screen's thread.
sealed interface Freight permits FileFreight, RowFreight {
    /// What letting go in this folder would do; null where nothing would come of it and nothing needs to be said.
    @Nullable
    Promise promise(RemotePath into);

    /// How it is taken, as whoever it is dragged from sees it.
    TransferMode mode();

    /// Does what was promised.
    void putInto(RemotePath folder);
}

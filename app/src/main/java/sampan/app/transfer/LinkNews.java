package sampan.app.transfer;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;

/// Whether a transfer has a link at the moment: told by its crew, heard by the transfer. Thread-safe.
final class LinkNews {
    private Consumer<@Nullable LinkException> listener = _ -> {};
    private @Nullable LinkException lost;

    /// Tells why there is no link, or null when there is one again.
    synchronized void onChange(Consumer<@Nullable LinkException> to) {
        listener = to;
    }

    /// No link is left.
    synchronized void lost(LinkException why) {
        lost = why;
        listener.accept(why);
    }

    /// There is a link.
    synchronized void found() {
        if (lost != null) {
            lost = null;
            listener.accept(null);
        }
    }
}

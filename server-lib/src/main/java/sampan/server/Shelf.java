package sampan.server;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/// Where an [AccessStore] keeps its cards: small texts with names like `links/0123456789ab`. Each call is complete and
/// durable when it returns. Free for any thread, also of other processes.
interface Shelf {
    /// A card and when it was last written or touched.
    record Card(String text, Instant time) {}

    /// All cards there are now, by name. One that can't be read is left out.
    Map<String, Card> read() throws IOException;

    /// Writes a card, over the one of that name if there is one.
    void write(String name, String text) throws IOException;

    /// Sets a card's time to now; one that is gone stays gone.
    void touch(String name) throws IOException;

    /// Takes a card away.
    ///
    /// @return whether it was there
    boolean remove(String name) throws IOException;
}

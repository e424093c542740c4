package sampan.server;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.Parts;

/// Sends lists of any length as pieces that fit into frames. Pure but for the outbox.
final class Pieces {
    private Pieces() {}

    static <T> void send(List<T> items, Function<List<T>, Part> part, Outbox out) throws IOException {
        for (int i = 0; i < items.size(); i += Limits.ARRAY) {
            send(part.apply(items.subList(i, Math.min(items.size(), i + Limits.ARRAY))), out);
        }
    }

    static void send(Part part, Outbox out) throws IOException {
        for (Part fitting : Parts.fitting(part)) {
            out.part(fitting);
        }
    }
}

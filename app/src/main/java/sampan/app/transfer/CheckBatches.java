package sampan.app.transfer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import sampan.protocol.Limits;

/// Cuts what a host is asked about in one folder into as few requests as hold it. Pure functions.
final class CheckBatches {
    /// Bytes of a request that are left for its entries; the path has the rest.
    private static final int ROOM = Limits.JSON_BYTES - 3 * Limits.PATH_BYTES;

    /// Bytes of an entry besides the name: two long numbers and what JSON puts around them.
    private static final int AROUND = 48;

    private CheckBatches() {}

    /// The parts, each for one request.
    static <T> List<List<T>> of(List<T> all, Function<T, String> name) {
        List<List<T>> parts = new ArrayList<>();
        int begin = 0;
        int bytes = 0;
        for (int i = 0; i < all.size(); i++) {
            // A quotation mark needs two bytes, and nothing that a name may hold needs more.
            int more = 2 * name.apply(all.get(i)).getBytes(StandardCharsets.UTF_8).length + AROUND;
            if (i - begin == Limits.ARRAY || bytes + more > ROOM) {
                parts.add(all.subList(begin, i));
                begin = i;
                bytes = 0;
            }
            bytes += more;
        }
        if (begin < all.size()) {
            parts.add(all.subList(begin, all.size()));
        }
        return parts;
    }
}

package sampan.app.ui.browse;

import java.util.Arrays;
import java.util.List;
import sampan.protocol.RemotePath;

/// What a table would select now.
final class Wanted {
    private Wanted() {}

    static List<RemotePath> of(BrowseViewModel browse) {
        return Arrays.stream(browse.selecting().places())
                .mapToObj(place -> browse.rows().get(place).path())
                .toList();
    }
}

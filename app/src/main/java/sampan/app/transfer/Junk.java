package sampan.app.transfer;

import java.util.Locale;
import java.util.Set;

/// Knows the rubbish that systems and this program leave in folders, which nobody means to send.
final class Junk {
    private static final Set<String> NAMES = Set.of(".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".sampan");

    private Junk() {}

    /// Whether a file or folder of this name is rubbish.
    static boolean is(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT)) || Staging.isOwn(name);
    }
}

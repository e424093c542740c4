package sampan.app.ui.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sampan.app.store.Home;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;

/// Warns before a folder is shared that holds more than one thinks.
final class Caution {
    private static final Set<String> KEYS = Set.of(".ssh", ".gnupg", ".aws", ".kube", ".config", "appdata", "library");

    private Caution() {}

    /// What to say about sharing this folder, or null for nothing.
    static @Nullable Notice about(Path folder, Home home, Words words) {
        Path whole = folder.toAbsolutePath().normalize();
        if (whole.getParent() == null) {
            return warning(words.get("caution.drive"));
        }
        if (whole.equals(home.user().toAbsolutePath().normalize())) {
            return warning(words.get("caution.home"));
        }
        for (Path name : whole) {
            if (KEYS.contains(name.toString().toLowerCase(Locale.ROOT))) {
                return warning(words.get("caution.keys"));
            }
        }
        return null;
    }

    private static Notice warning(String sentence) {
        return new Notice(Notice.Tone.WARNING, sentence, List.of());
    }
}

package sampan.server.storage;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The system's sentences in the language of the machine: the JDK passes on what `strerror` says, so under
/// a Chinese locale a full disk is not "No space left on device". Known only where native calls are.
final class Sentences {
    private static final ConcurrentHashMap<Integer, String> KNOWN = new ConcurrentHashMap<>();

    private Sentences() {}

    /// What the system says for this number, or null where that can't be known.
    static @Nullable String of(int number) {
        if (!LinuxCalls.available()) {
            return null;
        }
        return KNOWN.computeIfAbsent(number, LinuxCalls::sentence);
    }
}

package sampan.app.ui;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the window was started with. Immutable.
///
/// @param link where to go at once; null for nowhere
/// @param demo a folder to share on loopback and to visit at once; null for none
record Start(@Nullable String link, @Nullable Path demo) {
    private static final String DEMO = "--demo";

    /// Reads `[LINK]` and `--demo DIR`.
    static Start of(List<String> arguments) {
        String link = null;
        Path demo = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(DEMO) && i + 1 < arguments.size()) {
                i++;
                demo = Path.of(arguments.get(i));
            } else if (argument.startsWith(DEMO + "=")) {
                demo = Path.of(argument.substring(DEMO.length() + 1));
            } else {
                link = argument;
            }
        }
        return new Start(link, demo);
    }
}

package sampan.app.ui.awake;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds a system's tools and starts them.
///
/// @param path the folders in which they lie, as in the variable `PATH`
record Tools(@Nullable String path) {
    /// The first of these that is there.
    @Nullable
    Path find(String... names) {
        for (String name : names) {
            for (String folder : path == null ? new String[0] : path.split(Pattern.quote(File.pathSeparator), -1)) {
                Path tool = tool(folder, name);
                if (tool != null) {
                    return tool;
                }
            }
        }
        return null;
    }

    /// Starts a tool that keeps the computer awake as long as it runs; nobody reads what it says.
    static Process start(Path tool, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /// Only from folders that are the same wherever the program was started.
    private static @Nullable Path tool(String folder, String name) {
        try {
            Path tool = Path.of(folder, name);
            return tool.isAbsolute() && Files.isRegularFile(tool) && Files.isExecutable(tool) ? tool : null;
        } catch (InvalidPathException _) {
            return null;
        }
    }
}

package sampan.server.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is mounted below a share's top, as Linux tells it (proc(5), `mountinfo`). Elsewhere nothing is
/// told, and a mount is found when a visitor comes to it.
final class Mounts {
    private static final Path TABLE = Leaf.told("/proc/self/mountinfo");
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");
    private static final int MOUNT_POINT = 4;

    private final Path top;

    /// @param top the share's top folder, as it really is
    Mounts(Path top) {
        this.top = top;
    }

    /// The mounts now, each as names from the top.
    List<List<String>> now() throws IOException {
        if (!Files.isReadable(TABLE)) {
            return List.of();
        }
        List<List<String>> below = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            String[] fields = line.split(" ", -1);
            if (fields.length > MOUNT_POINT) {
                Path point = Leaf.told(plain(fields[MOUNT_POINT]));
                if (point.startsWith(top) && !point.equals(top)) {
                    List<String> names = new ArrayList<>();
                    top.relativize(point).forEach(name -> names.add(name.toString()));
                    below.add(names);
                }
            }
        }
        return below;
    }

    private static String plain(String escaped) {
        return OCTAL.matcher(escaped)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 8))));
    }
}

package sampan.app.ui.awake;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Linux: logind lets the computer sleep when nobody inhibits that any more. Its tool does so as long as a program runs
/// under it, which is here one that ends when nobody can write to it any more: so it ends with this process, whatever
/// ends that. See systemd-inhibit(1).
final class LinuxWaking implements Waking {
    private final Path tool;
    private @Nullable Process child;

    LinuxWaking(Path tool) {
        this.tool = tool;
    }

    @Override
    public void begin(String why) throws IOException {
        child = Tools.start(tool, "--what=sleep:idle", "--who=Sampan", "--why=" + why, "--mode=block", "cat");
    }

    @Override
    public void end() {
        Process running = child;
        child = null;
        if (running != null) {
            try {
                running.getOutputStream().close();
            } catch (IOException _) {
                // it has ended by itself
            }
        }
    }
}

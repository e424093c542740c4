package sampan.app.ui.awake;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// macOS: as long as its tool runs, the computer does not fall asleep for want of a person; the tool itself watches
/// this process and ends with it. See caffeinate(8).
final class MacWaking implements Waking {
    private final Path tool;
    private @Nullable Process child;

    MacWaking(Path tool) {
        this.tool = tool;
    }

    @Override
    public void begin(String why) throws IOException {
        child = Tools.start(
                tool, "-i", "-w", Long.toString(ProcessHandle.current().pid()));
    }

    @Override
    public void end() {
        Process running = child;
        child = null;
        if (running != null) {
            running.destroy();
        }
    }
}

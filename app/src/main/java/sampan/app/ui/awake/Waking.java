package sampan.app.ui.awake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A system's way to keep the computer from going to sleep by itself. What was begun ends also when this program does,
/// even if it is killed. For one thread, always the same.
public sealed interface Waking permits LinuxWaking, MacWaking, WindowsWaking, NoWaking {
    /// Keeps it awake from now on. Not to be called again before [#end].
    ///
    /// @param why what a person reads who asks the system what keeps it awake
    /// @throws IOException if that doesn't work
    void begin(String why) throws IOException;

    /// Lets it sleep again; without effect where nothing was begun.
    void end();

    /// The way of this computer.
    static Waking ofThisComputer() {
        return of(System.getProperty("os.name", ""), System.getenv("PATH"));
    }

    /// Knows no way: the computer sleeps whenever it likes.
    static Waking none() {
        return new NoWaking();
    }

    /// The way of this system; none where it has none, or lacks the tool for it.
    ///
    /// @param system its name, as in the property `os.name`
    /// @param path where its tools lie, as in the variable `PATH`
    static Waking of(String system, @Nullable String path) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WindowsWaking.ofKernel();
        }
        Tools tools = new Tools(path);
        if (name.startsWith("mac")) {
            Path caffeinate = tools.find("caffeinate");
            return caffeinate == null ? new NoWaking() : new MacWaking(caffeinate);
        }
        // Where there is no systemd, elogind has the same under its own name.
        Path inhibit = tools.find("systemd-inhibit", "elogind-inhibit");
        return inhibit == null ? new NoWaking() : new LinuxWaking(inhibit);
    }
}

package sampan.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import sampan.app.cli.ProcessSignals;
import sampan.app.cli.Screen;
import sampan.app.cli.Surroundings;
import sampan.app.cli.Terminal;
import sampan.app.cli.Version;
import sampan.app.store.Home;
import sampan.app.text.Language;
import sampan.app.ui.WindowApp;

/// The program's entry: no words, a link, or files to send open the window; anything else is a terminal command, for
/// which nothing of the window is loaded.
public final class Main {
    private Main() {}

    /// Starts Sampan.
    ///
    /// @param args what the person typed after `sampan`
    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("--version")) {
            Version.print();
            return;
        }
        if (isForWindow(args)) {
            WindowApp.open(List.of(args));
            System.exit(0);
        }
        System.exit(terminal(args));
    }

    private static boolean isForWindow(String... args) {
        return args.length == 0
                || args[0].startsWith("sampan://")
                || args[0].equals("--send")
                || args[0].startsWith("--demo");
    }

    /// Not by way of `System.out`, which never says when nobody takes what is printed.
    private static int terminal(String... args) {
        ProcessSignals signals = new ProcessSignals();
        int code = Terminal.run(
                new Surroundings(
                        System.getenv(),
                        Home.ofThisProcess(),
                        Language.of(Locale.getDefault()),
                        Path.of("").toAbsolutePath(),
                        System.getProperty("sun.jnu.encoding", "UTF-8"),
                        System.in,
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err),
                        Screen.ofThisProcess(),
                        signals),
                args);
        signals.over();
        return code;
    }
}

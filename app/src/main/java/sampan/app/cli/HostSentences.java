package sampan.app.cli;

import static sampan.app.cli.ExitCode.LOCAL_DISK;
import static sampan.app.cli.ExitCode.NO_CONNECTION;

import java.io.IOException;
import java.net.SocketException;
import sampan.app.text.Shown;
import sampan.server.FolderInUseException;
import sampan.server.PortInUseException;
import sampan.server.ProcessesUnavailableException;

/// Sentences for what keeps this computer from being a host.
final class HostSentences {
    private final Console console;

    HostSentences(Console console) {
        this.console = console;
    }

    /// Says it.
    ExitCode failed(IOException problem) {
        return switch (problem) {
            case PortInUseException e -> {
                String port = Integer.toString(e.port());
                yield say(console.text().get("host.port-in-use", port, Integer.toString(e.free())), NO_CONNECTION);
            }
            case SocketException _ -> say(console.text().get("host.not-mine"), NO_CONNECTION);
            case FolderInUseException e -> {
                String folder = Shown.escaped(e.folder().toString());
                yield say(console.text().get("host.folder-in-use", folder), LOCAL_DISK);
            }
            case ProcessesUnavailableException e -> {
                String why = Shown.escaped(e.why());
                yield say(console.text().get("host.no-processes", why), NO_CONNECTION);
            }
            default -> say(console.sentences().of(problem), LOCAL_DISK);
        };
    }

    private ExitCode say(String sentence, ExitCode code) {
        console.error(sentence);
        return code;
    }
}

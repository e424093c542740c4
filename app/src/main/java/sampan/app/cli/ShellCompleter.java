package sampan.app.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import sampan.app.text.Shown;
import sampan.protocol.BadNameException;

/// Offers the commands, and the names that begin as what was typed: of the host's library or of this computer.
final class ShellCompleter implements Completer {
    /// More than anybody reads.
    private static final int MOST = 1_000;

    private final ShellHost host;
    private final ShellFolder here;

    ShellCompleter(ShellHost host, ShellFolder here) {
        this.host = host;
        this.here = here;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            Arrays.stream(ShellVerb.values())
                    .flatMap(verb -> verb.words().stream())
                    .map(Candidate::new)
                    .forEach(candidates::add);
            return;
        }
        ShellVerb verb = ShellVerb.of(line.words().getFirst());
        String typed =
                line.word().substring(0, Math.min(line.wordCursor(), line.word().length()));
        String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
        String begin = typed.substring(folder.length());
        for (String name : verb == null ? List.<String>of() : names(verb, folder, begin)) {
            boolean more = name.endsWith("/");
            candidates.add(new Candidate(folder + name, Shown.escaped(name), null, null, null, null, !more));
        }
    }

    private List<String> names(ShellVerb verb, String folder, String begin) {
        try {
            return switch (verb.operands()) {
                case NONE -> List.of();
                case HERE ->
                    here.names(folder).stream()
                            .filter(name -> name.startsWith(begin))
                            .toList();
                case THERE -> there(folder, begin, false);
                case FOLDERS_THERE -> there(folder, begin, true);
            };
        } catch (IOException | InvalidPathException | BadNameException _) {
            // then there is nothing to offer
            return List.of();
        }
    }

    private List<String> there(String folder, String begin, boolean foldersOnly) throws IOException {
        return host.names(folder, MOST, name -> name.startsWith(begin) && (name.endsWith("/") || !foldersOnly));
    }
}

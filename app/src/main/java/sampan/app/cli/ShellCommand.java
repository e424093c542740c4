package sampan.app.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;

/// `sampan shell`: a host's library at a prompt, or driven by a pipe.
final class ShellCommand implements Command {
    @Override
    public String name() {
        return "shell";
    }

    @Override
    public Grammar grammar() {
        return Grammar.of("HOST", 0, 1, Grammar.LINK_FILE);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException, InterruptedException {
        List<String> typed = words.operands();
        Places places = new Places(words, console);
        String host = typed.isEmpty() ? ":" : typed.getFirst();
        boolean named = !Places.isLink(host) && !host.startsWith(":");
        Place place = places.of(named && host.indexOf(':') < 0 ? host + ":" : host);
        Map<String, String> environment = new HashMap<>(console.around().environment());
        if (!named) {
            // Where other users of the computer don't see it, and every command of the shell finds it.
            var link = Places.isLink(host) ? places.link(host) : places.givenLink();
            environment.put(Places.LINK_VARIABLE, String.valueOf(link == null ? null : link.text()));
        }
        String prefix = named ? host.replaceFirst(":.*", "") : "";
        try (Visit visit = Visiting.open(place.host(), console)) {
            var there = new ShellPlace(visit, prefix, place.path());
            there.enter(place.path());
            var here = new ShellFolder(console.around().folder());
            if (console.around().screen().in() && console.around().screen().out()) {
                try (TypedLines lines = TypedLines.open(console, new ShellCompleter(there, here, visit))) {
                    return new Shell(console, environment, there, here, lines, lines.stopping()).run();
                }
            }
            var stopping = new ShellStopping(console.around().stopping());
            return new Shell(
                            console,
                            environment,
                            there,
                            here,
                            new PipedLines(console.around().in()),
                            stopping)
                    .run();
        } catch (LinkException.Refused e) {
            console.error(place.path(), console.sentences().of(e));
            return Exits.of(e);
        }
    }
}

package sampan.app.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.protocol.classic.ClassicLimits;
import sampan.transport.ShareLink;

/// `sampan shell`: a host's library at a prompt, or driven by a pipe.
final class ShellCommand implements Command {
    private static final String CLASSIC = "classic://";

    @Override
    public String name() {
        return "shell";
    }

    @Override
    public Grammar grammar() {
        return Grammar.of("HOST|classic://HOST:PORT", 0, 1, Grammar.LINK_FILE);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException {
        String typed = words.operands().isEmpty() ? ":" : words.operands().getFirst();
        if (typed.regionMatches(true, 0, CLASSIC, 0, CLASSIC.length())) {
            String peer = typed.substring(CLASSIC.length()).replaceFirst("/$", "");
            var address = Listening.peer(peer, ClassicLimits.PORT, console.text());
            return talk(console, stopping -> new ClassicShellHost(console, address, stopping));
        }
        Places places = new Places(words, console);
        boolean named = !Places.isLink(typed) && !typed.startsWith(":");
        Place place = places.of(named && typed.indexOf(':') < 0 ? typed + ":" : typed);
        Map<String, String> environment = named ? console.around().environment() : environment(typed, places, console);
        try (Visit visit = Visiting.open(place.host(), console)) {
            var there = new ShellPlace(visit, named ? typed.replaceFirst(":.*", "") : "", place.path());
            there.enter(place.path());
            return talk(console, stopping -> new SampanShellHost(console, environment, there, stopping));
        } catch (LinkException.Refused e) {
            console.error(place.path(), console.sentences().of(e));
            return Exits.of(e);
        }
    }

    /// With the link where every command of the shell finds it, and other users of the computer don't.
    private static Map<String, String> environment(String typed, Places places, Console console) throws IOException {
        ShareLink link = Places.isLink(typed) ? places.link(typed) : Objects.requireNonNull(places.givenLink());
        Map<String, String> environment = new HashMap<>(console.around().environment());
        environment.put(Places.LINK_VARIABLE, link.text());
        return environment;
    }

    private static ExitCode talk(Console console, Function<ShellStopping, ShellHost> open) throws IOException {
        Surroundings around = console.around();
        var here = new ShellFolder(around.folder());
        if (around.screen().in() && around.screen().out()) {
            var stopping = new ShellStopping(null);
            try (ShellHost host = open.apply(stopping);
                    TypedLines lines = TypedLines.open(console, new ShellCompleter(host, here), stopping)) {
                return new Shell(console, host, here, lines, stopping).run();
            }
        }
        var stopping = new ShellStopping(around.stopping());
        try (ShellHost host = open.apply(stopping)) {
            return new Shell(console, host, here, new PipedLines(around.in()), stopping).run();
        }
    }
}

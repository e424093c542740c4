package sampan.app.cli;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.protocol.RemotePath;

/// Does the same to each place that was typed: what fails is named, and the others go on.
final class Each {
    private final List<Place> places;
    private final Console console;

    /// What is done to one place.
    interface Deed {
        void to(Visit visit, RemotePath path) throws LinkException;
    }

    private Each(List<Place> places, Console console) {
        this.places = places;
        this.console = console;
    }

    /// Every operand; all are looked at before anything is done.
    static Each of(Words words, Console console) throws IOException {
        return new Each(new Places(words, console).ofAll(words.operands()), console);
    }

    ExitCode call(Deed deed) throws IOException {
        Set<ExitCode> failures = EnumSet.noneOf(ExitCode.class);
        boolean anyDone = false;
        for (var host : Places.byHost(places).entrySet()) {
            try (Visit visit = Visiting.open(host.getKey(), console)) {
                for (RemotePath path : host.getValue()) {
                    try {
                        deed.to(visit, path);
                        anyDone = true;
                    } catch (LinkException.Refused e) {
                        failures.add(Exits.of(e));
                        console.error(path, console.sentences().of(e));
                    }
                }
            }
        }
        return ExitCode.of(failures, anyDone);
    }
}

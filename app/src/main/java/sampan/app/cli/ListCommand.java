package sampan.app.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.app.cli.Grammar.Option;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;

/// `sampan ls`: what a folder holds, or what a file is.
final class ListCommand implements Command {
    private static final Option LONG = Option.flag("-l", "--long");

    @Override
    public String name() {
        return "ls";
    }

    @Override
    public Grammar grammar() {
        return Grammar.of("HOST:PATH", 0, 1, LONG, Grammar.JSON, Grammar.LINK_FILE);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException {
        Place place = new Places(words, console).ofAll(words.operands()).getFirst();
        try (Visit visit = Visiting.open(place.host(), console)) {
            if (place.path().isLibrary()) {
                Listing listing = new Listing(style(words, console, place.path()));
                visit.welcome().shares().forEach(listing::share);
                listing.end();
            } else {
                list(visit, place.path(), words, console);
            }
        } catch (LinkException.Refused e) {
            console.error(place.path(), console.sentences().of(e));
            return Exits.of(e);
        }
        return ExitCode.DONE;
    }

    private static Listing.Style style(Words words, Console console, RemotePath path) {
        if (words.has(Grammar.JSON)) {
            return new JsonStyle(console, path);
        }
        return words.has(LONG) ? new LongStyle(console) : new NamesStyle(console);
    }

    private static void list(Visit visit, RemotePath path, Words words, Console console) throws LinkException {
        try {
            Listing listing = new Listing(style(words, console, path));
            visit.list(path, false, false, part -> listing.entries(part.entries(), part.skipped()));
            listing.end();
        } catch (LinkException.Refused e) {
            Entry file = isListable(e.failure()) ? null : file(visit, path);
            if (file == null) {
                throw e;
            }
            Listing listing = new Listing(style(words, console, path.parent()));
            listing.entries(List.of(file), 0);
            listing.end();
        }
    }

    /// Whether it failed for another reason than that it might be a file.
    private static boolean isListable(Failure failure) {
        return !(failure instanceof Failure.NotFound || failure instanceof Failure.Conflict);
    }

    private static @Nullable Entry file(Visit visit, RemotePath path) throws LinkException {
        Entry there = visit.call(new Request.Describe(path)).entry();
        return there.isFolder() ? null : there.withName(path.leaf());
    }
}

package sampan.app.cli;

import java.io.IOException;
import sampan.app.cli.Grammar.Option;
import sampan.protocol.Request;

/// `sampan mkdir`: makes folders.
final class MkdirCommand implements Command {
    private static final Option PARENTS = Option.flag("-p", "--parents");

    @Override
    public String name() {
        return "mkdir";
    }

    @Override
    public Grammar grammar() {
        return Grammar.of("HOST:PATH...", 1, -1, PARENTS, Grammar.LINK_FILE);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException {
        return Each.of(words, console).call((visit, path) -> {
            visit.call(new Request.MakeFolder(path, words.has(PARENTS)));
        });
    }
}

package sampan.app.cli;

import java.io.IOException;
import sampan.protocol.Request;
import sampan.protocol.TrashId;

/// `sampan rm`: puts files and folders into their share's trash.
final class RemoveCommand implements Command {
    @Override
    public String name() {
        return "rm";
    }

    @Override
    public Grammar grammar() {
        return Grammar.of("HOST:PATH...", 1, -1, Grammar.LINK_FILE);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException {
        return Each.of(words, console).call((visit, path) -> {
            visit.call(new Request.Remove(path, null, TrashId.random()));
        });
    }
}

package sampan.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;

/// Where the shell stands in the host's library. Used by one thread.
final class ShellPlace {
    private final Visit visit;
    private final String host;
    private RemotePath folder;

    /// @param host the trusted name, or nothing for the link in the environment
    /// @param first where one stands before anything is typed
    ShellPlace(Visit visit, String host, RemotePath first) {
        this.visit = visit;
        this.host = host;
        this.folder = first;
    }

    RemotePath folder() {
        return folder;
    }

    /// What these letters mean from here: from the library if they begin with `/`; `.` and `..` are as in every shell.
    ///
    /// @throws sampan.protocol.BadNameException if a name is not legal
    RemotePath path(String typed) {
        List<String> names = new ArrayList<>(typed.startsWith("/") ? List.of() : folder.names());
        for (String name : typed.split("/", -1)) {
            switch (name) {
                case "", "." -> {}
                case ".." -> {
                    if (!names.isEmpty()) {
                        names.removeLast();
                    }
                }
                default -> names.add(name);
            }
        }
        return new RemotePath(names);
    }

    /// The same as the other commands have it typed.
    String operand(RemotePath path) {
        return host + ":" + shown(path);
    }

    static String shown(RemotePath path) {
        return "/" + String.join("/", path.names());
    }

    /// Stands there from now on.
    ///
    /// @throws LinkException when there is no such folder
    void enter(RemotePath path) throws LinkException {
        var asked = new Request.Describe(path);
        boolean isFolder = path.isLibrary()
                || (path.isShare()
                        ? visit.welcome().shares().stream()
                                .anyMatch(share -> share.name().equals(path.share()))
                        : visit.call(asked).entry().isFolder());
        if (!isFolder) {
            throw new LinkException.Refused(asked, new Failure.NotFound(path.leaf()));
        }
        folder = path;
    }

    /// What a folder, or the library, holds; folders with a `/` behind them.
    ///
    /// @param most how many names at most
    /// @param wanted which of them
    /// @throws LinkException when it can't be listed
    List<String> names(RemotePath path, int most, Predicate<String> wanted) throws LinkException {
        List<String> names = new ArrayList<>();
        Consumer<String> take = name -> {
            if (names.size() < most && wanted.test(name)) {
                names.add(name);
            }
        };
        if (path.isLibrary()) {
            visit.welcome().shares().forEach(share -> take.accept(share.name() + "/"));
        } else {
            var _ = visit.list(
                    path,
                    false,
                    false,
                    part -> part.entries().forEach(entry -> take.accept(entry.name() + (entry.isFolder() ? "/" : ""))));
        }
        return names;
    }
}

package sampan.app.ui;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the window was started with. Immutable.
///
/// @param link where to go at once; null for nowhere
/// @param demo a folder to share on loopback and to visit at once; null for none
/// @param files what to send, once the person has said where to
record Start(@Nullable String link, @Nullable Path demo, List<Path> files) {
    private static final String DEMO = "--demo";
    private static final String SEND = "--send";

    Start {
        files = List.copyOf(files);
    }

    /// Reads `[LINK]`, `--demo DIR` and `--send FILE...`, which takes everything behind it.
    static Start of(List<String> arguments) {
        String link = null;
        Path demo = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(SEND)) {
                List<String> names = arguments.subList(i + 1, arguments.size());
                return new Start(
                        link,
                        demo,
                        names.stream().map(Path::of).map(Path::toAbsolutePath).toList());
            } else if (argument.equals(DEMO) && i + 1 < arguments.size()) {
                i++;
                demo = Path.of(arguments.get(i));
            } else if (argument.startsWith(DEMO + "=")) {
                demo = Path.of(argument.substring(DEMO.length() + 1));
            } else {
                link = argument;
            }
        }
        return new Start(link, demo, List.of());
    }

    /// What another start said in [#line].
    static Start said(String line) {
        if (!line.startsWith(SEND + " ")) {
            return new Start(line.isEmpty() ? null : line, null, List.of());
        }
        try {
            return new Start(
                    null,
                    null,
                    Stream.of(line.substring(SEND.length() + 1).split(" "))
                            .map(URI::create)
                            .map(Path::of)
                            .toList());
        } catch (IllegalArgumentException | FileSystemNotFoundException _) {
            return new Start(null, null, List.of());
        }
    }

    /// As a start says it to the window that is open: its files, or its link, or nothing.
    String line() {
        if (files.isEmpty()) {
            return link == null ? "" : link;
        }
        return files.stream()
                .map(file -> file.toUri().toASCIIString())
                .collect(Collectors.joining(" ", SEND + " ", ""));
    }
}

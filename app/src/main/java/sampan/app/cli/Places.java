package sampan.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Destination;
import sampan.app.store.TrustedHost;
import sampan.app.store.TrustedHosts;
import sampan.protocol.RemotePath;
import sampan.transport.LinkSyntaxException;
import sampan.transport.ShareLink;

/// Finds out which place was meant: a link, which carries its path; a trusted name with `:PATH`; or `:PATH`
/// alone, with the link in a file or in the environment, where other users of the computer don't see it.
final class Places {
    static final String LINK_VARIABLE = "SAMPAN_LINK";
    private static final String SCHEME = "sampan://";
    private static final int LONGEST_LINK = 16 * 1024;

    private final Words words;
    private final Console console;

    Places(Words words, Console console) {
        this.words = words;
        this.console = console;
    }

    /// The place of these letters.
    ///
    /// @throws UsageException if they are none
    /// @throws IOException if the link's file or the trusted hosts can't be read
    Place of(String typed) throws IOException {
        if (isLink(typed)) {
            ShareLink link = link(typed);
            return new Place(Destination.of(link, false), link.path());
        }
        int colon = typed.indexOf(':');
        if (colon < 0) {
            throw new UsageException(console.text().get("place.no-colon", typed));
        }
        String path = typed.substring(colon + 1);
        if (colon == 0) {
            ShareLink link = givenLink();
            if (link == null) {
                throw new UsageException(console.text().get("place.no-link", typed, LINK_VARIABLE));
            }
            return new Place(Destination.of(link, false), path.isEmpty() ? link.path() : RemotePath.parse(path));
        }
        return new Place(trusted(typed.substring(0, colon)), RemotePath.parse(path));
    }

    /// Each place in turn; with none typed, what the given link itself names.
    List<Place> ofAll(List<String> typed) throws IOException {
        List<Place> places = new ArrayList<>();
        for (String one : typed) {
            places.add(of(one));
        }
        if (places.isEmpty()) {
            places.add(of(":"));
        }
        return places;
    }

    /// In the order in which the hosts were named; each is visited once.
    static Map<Destination, List<RemotePath>> byHost(List<Place> wanted) {
        Map<Destination, List<RemotePath>> byHost = new LinkedHashMap<>();
        for (Place place : wanted) {
            byHost.computeIfAbsent(place.host(), _ -> new ArrayList<>()).add(place.path());
        }
        return byHost;
    }

    /// A link that was typed, or the one in the file or the environment.
    ///
    /// @throws UsageException if it is none
    ShareLink link(String typed) {
        try {
            return ShareLink.parse(typed);
        } catch (LinkSyntaxException e) {
            throw new UsageException(console.sentences().of(e));
        }
    }

    static boolean isLink(String typed) {
        return typed.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Nullable
    ShareLink givenLink() throws IOException {
        String file = words.value(Grammar.LINK_FILE);
        if (file != null) {
            Path path = local(file);
            if (Files.isRegularFile(path) && Files.size(path) > LONGEST_LINK) {
                throw new UsageException(console.text().get("link.scheme"));
            }
            return link(Files.readString(path));
        }
        String text = console.around().environment().get(LINK_VARIABLE);
        return text == null || text.isBlank() ? null : link(text);
    }

    /// A file of this computer.
    ///
    /// @throws UsageException if the system can't hold such a name
    Path local(String typed) {
        try {
            return console.around().folder().resolve(typed);
        } catch (InvalidPathException e) {
            throw new UsageException(console.text().get("place.not-local", e.getInput()));
        }
    }

    private Destination trusted(String name) throws IOException {
        TrustedHost host = new TrustedHosts(console.around().home(), console::told)
                .find(name)
                .orElseThrow(() -> new UsageException(console.text().get("place.unknown", name)));
        return new Destination(host.host(), host.port(), host.device(), null, false);
    }
}

package sampan.app.store;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sampan.transport.LinkSyntaxException;
import sampan.transport.ShareLink;

/// Where a person was lately, the latest first, kept in a JSON file: links without their secrets, so that they lead
/// back only where the host knows this device. Free for any thread; nothing to close.
public final class RecentLinks {
    /// So many are kept.
    public static final int MOST = 10;

    private final JsonList<ShareLink> links;

    /// The recent places of this home.
    ///
    /// @param told learns of a file that could not be understood and was moved aside; there are none then
    public RecentLinks(Home home, Consumer<SetAside> told) {
        links = new JsonList<>(new JsonFile(home.recentFile(), told), "recent", RecentLinks::link, RecentLinks::object);
    }

    /// All of them.
    ///
    /// @throws IOException if the file is there but can't be read
    public List<ShareLink> all() throws IOException {
        return links.all();
    }

    /// Puts this place first; its secret is left out.
    ///
    /// @throws IOException if the file can't be read or written; it is then as it was
    public void visited(ShareLink link) throws IOException {
        ShareLink open = new ShareLink(link.host(), link.port(), link.path(), link.pin(), null);
        change(other -> !isSame(open, other), List.of(open));
    }

    /// Takes this place out, if it is there.
    ///
    /// @throws IOException if the file can't be read or written; it is then as it was
    public void forget(ShareLink link) throws IOException {
        change(other -> !isSame(link, other), List.of());
    }

    /// The same folder of the same device, wherever that is in the network.
    private static boolean isSame(ShareLink one, ShareLink other) {
        return one.pin().equals(other.pin()) && one.path().equals(other.path());
    }

    private void change(Predicate<ShareLink> stays, List<ShareLink> first) throws IOException {
        links.change(before -> Stream.concat(first.stream(), before.stream().filter(stays))
                .limit(MOST)
                .toList());
    }

    private static JsonObject object(ShareLink link) {
        JsonObject one = new JsonObject();
        one.addProperty("link", link.text());
        return one;
    }

    private static ShareLink link(Fields fields) {
        try {
            return ShareLink.parse(fields.string("link"));
        } catch (LinkSyntaxException e) {
            throw new JsonParseException("not a link", e);
        }
    }
}

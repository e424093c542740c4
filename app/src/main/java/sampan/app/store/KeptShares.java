package sampan.app.store;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sampan.protocol.Access;

/// The folders that are to be shared again when the window opens, kept in a JSON file. Free for any thread; nothing to
/// close.
public final class KeptShares {
    private final JsonList<KeptShare> shares;

    /// Those of this home.
    ///
    /// @param told learns of a file that could not be understood and was moved aside; nothing is shared then
    public KeptShares(Home home, Consumer<SetAside> told) {
        shares = new JsonList<>(new JsonFile(home.sharesFile(), told), "shares", KeptShares::share, KeptShares::object);
    }

    /// All of them, in the order in which they were first shared.
    ///
    /// @throws IOException if the file is there but can't be read
    public List<KeptShare> all() throws IOException {
        return shares.all();
    }

    /// Keeps this one, in place of one of the same name.
    ///
    /// @throws IOException if the file can't be read or written; it is then as it was
    public void keep(KeptShare share) throws IOException {
        change(share.name(), List.of(share));
    }

    /// Forgets the one of this name, if it is there.
    ///
    /// @throws IOException if the file can't be read or written; it is then as it was
    public void forget(String name) throws IOException {
        change(name, List.of());
    }

    private void change(String name, List<KeptShare> instead) throws IOException {
        shares.change(before -> Stream.concat(
                        before.stream().filter(other -> !other.name().equals(name)), instead.stream())
                .toList());
    }

    private static JsonObject object(KeptShare share) {
        JsonObject one = new JsonObject();
        one.addProperty("folder", share.folder().toString());
        one.addProperty("name", share.name());
        one.addProperty("access", share.access().word());
        one.addProperty("network", share.network());
        one.addProperty("approved", share.approved());
        one.addProperty("until", share.until());
        one.addProperty("model", share.model());
        one.addProperty("portable", share.portable());
        one.addProperty("classic", share.classic());
        return one;
    }

    private static KeptShare share(Fields fields) {
        return new KeptShare(
                Path.of(fields.string("folder")),
                fields.string("name"),
                access(fields.string("access")),
                fields.flag("network"),
                fields.flagIfAny("approved"),
                fields.string("until"),
                fields.string("model"),
                fields.flag("portable"),
                fields.flag("classic"));
    }

    private static Access access(String word) {
        for (Access access : Access.values()) {
            if (access.word().equals(word)) {
                return access;
            }
        }
        throw new JsonParseException("not an access level");
    }
}

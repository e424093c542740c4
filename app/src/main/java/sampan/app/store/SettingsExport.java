package sampan.app.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What a person takes along to another computer: what they chose, and their bookmarks. Holds no key and no token, and
/// nothing of how the window was left. Immutable.
///
/// @param settings of these, what was chosen
/// @param hosts the bookmarks
public record SettingsExport(Settings settings, List<TrustedHost> hosts) {
    static final String FORMAT = "sampan-settings";
    static final int VERSION = 1;

    public SettingsExport {
        hosts = List.copyOf(hosts);
    }

    /// Writes it to a file, whole or not at all; for its owner only, since it tells where one goes.
    ///
    /// @param file what lies there is replaced
    /// @throws IOException if it can't be written; what lay there is untouched
    public void write(Path file) throws IOException {
        JsonObject chosen = new JsonObject();
        SettingsFields.putChoices(chosen, settings);
        JsonArray bookmarks = new JsonArray();
        hosts.forEach(host -> bookmarks.add(TrustedHosts.object(host)));
        JsonObject all = new JsonObject();
        all.addProperty("format", FORMAT);
        all.addProperty("version", VERSION);
        all.add("settings", chosen);
        all.add("hosts", bookmarks);
        DurableFile.write(file, all.toString());
    }
}

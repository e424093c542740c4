package sampan.app.store;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.app.store.BadSettingsException.Problem;

/// What a [SettingsExport] brings to this computer. Immutable.
///
/// @param settings what was chosen there; without a folder for downloads that is not on this computer
/// @param hosts the bookmarks
/// @param missing the folder for downloads that was chosen there, if it is not on this computer
public record SettingsImport(
        Settings settings,
        List<TrustedHost> hosts,
        @Nullable String missing) {
    private static final String DOWNLOADS = "downloads";

    public SettingsImport {
        hosts = List.copyOf(hosts);
    }

    /// Reads a file; what nobody here knows is passed over.
    ///
    /// @throws BadSettingsException if it holds no exported settings, or a later version's
    /// @throws IOException if it can't be read
    public static SettingsImport read(Path file) throws IOException {
        Fields top = top(file);
        try {
            JsonObject chosen = top.objectIfAny("settings", Fields::object);
            if (chosen == null) {
                throw new JsonParseException("no settings");
            }
            String downloads = new Fields(chosen).stringIfAny(DOWNLOADS);
            boolean here = downloads != null && isFolder(downloads);
            if (!here) {
                chosen.remove(DOWNLOADS);
            }
            return new SettingsImport(
                    SettingsFields.settings(new Fields(chosen)),
                    top.objects("hosts", TrustedHosts::host),
                    here ? null : downloads);
        } catch (JsonParseException | IllegalArgumentException e) {
            throw new BadSettingsException(Problem.DAMAGED, file, e);
        }
    }

    /// The format and its version come first, so that nothing else is read from what is something else, or one to be.
    private static Fields top(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new BadSettingsException(Problem.NO_SETTINGS, file, null);
        }
        try {
            Fields top = new Fields(JsonFile.parse(file));
            if (!SettingsExport.FORMAT.equals(top.stringIfAny("format"))) {
                throw new BadSettingsException(Problem.NO_SETTINGS, file, null);
            }
            if (top.whole("version") > SettingsExport.VERSION) {
                throw new BadSettingsException(Problem.NEWER, file, null);
            }
            return top;
        } catch (JsonParseException | MalformedJsonException | EOFException | CharacterCodingException e) {
            throw new BadSettingsException(Problem.NO_SETTINGS, file, e);
        }
    }

    private static boolean isFolder(String text) {
        try {
            Path folder = Path.of(text);
            return folder.isAbsolute() && Files.isDirectory(folder);
        } catch (InvalidPathException _) {
            return false;
        }
    }
}

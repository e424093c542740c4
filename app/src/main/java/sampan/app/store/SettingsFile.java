package sampan.app.store;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Keeps the [Settings] in a JSON file. Free for any thread; nothing to close. Fields of a later version
/// survive being saved by this one.
public final class SettingsFile {
    private final JsonFile file;

    /// The settings of this home.
    ///
    /// @param told learns of a file that could not be understood and was moved aside; the defaults then apply
    public SettingsFile(Home home, Consumer<SetAside> told) {
        this.file = new JsonFile(home.settingsFile(), told);
    }

    /// What is kept; the defaults where nothing is.
    ///
    /// @throws IOException if the file is there but can't be read
    public Settings load() throws IOException {
        return file.read(SettingsFields::settings);
    }

    /// Changes what is kept and says what it is now; durable on return.
    ///
    /// @param change is given what is kept at this moment, which another program may have changed
    /// @throws IOException if the file can't be read or written; it is then as it was
    public Settings update(UnaryOperator<Settings> change) throws IOException {
        return file.update(SettingsFields::settings, (before, object) -> {
            Settings after = change.apply(before);
            SettingsFields.put(object, after);
            return after;
        });
    }
}

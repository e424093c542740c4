package sampan.app.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where Sampan's own files live: where the system expects them, or all in one folder if `SAMPAN_HOME` names
/// it. Immutable. The folders need not exist; whoever writes makes them.
///
/// @param config what a person chose: settings and trusted hosts
/// @param data what must not be lost: this device's key, what a host granted
/// @param state what can be made again: logs
/// @param user the person's own folder
public record Home(Path config, Path data, Path state, Path user) {
    /// The environment variable that puts everything into one folder.
    public static final String VARIABLE = "SAMPAN_HOME";

    /// Where it is for this process.
    public static Home ofThisProcess() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /// Everything in one folder.
    public static Home in(Path folder) {
        return new Home(folder, folder, folder, Path.of(System.getProperty("user.home", ".")));
    }

    /// Where it is for this environment (XDG Base Directory Specification 0.8; Apple's File System
    /// Programming Guide; Windows known folders).
    ///
    /// @param environment the environment variables
    /// @param system the system's name, as in the property `os.name`
    /// @param user the person's own folder
    public static Home of(Map<String, String> environment, String system, Path user) {
        String own = environment.get(VARIABLE);
        if (own != null && !own.isBlank()) {
            Path folder = Path.of(own).toAbsolutePath().normalize();
            return new Home(folder, folder, folder, user);
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path roaming = absolute(environment.get("APPDATA"), user.resolve("AppData/Roaming"))
                    .resolve("Sampan");
            Path local = absolute(environment.get("LOCALAPPDATA"), user.resolve("AppData/Local"))
                    .resolve("Sampan");
            return new Home(roaming, local, local, user);
        }
        if (name.startsWith("mac")) {
            Path library = user.resolve("Library");
            Path support = library.resolve("Application Support/Sampan");
            return new Home(support, support, library.resolve("Logs/Sampan"), user);
        }
        return new Home(
                absolute(environment.get("XDG_CONFIG_HOME"), user.resolve(".config"))
                        .resolve("sampan"),
                absolute(environment.get("XDG_DATA_HOME"), user.resolve(".local/share"))
                        .resolve("sampan"),
                absolute(environment.get("XDG_STATE_HOME"), user.resolve(".local/state"))
                        .resolve("sampan"),
                user);
    }

    /// The specification has relative paths ignored.
    private static Path absolute(@Nullable String said, Path otherwise) {
        if (said == null || said.isEmpty() || !Path.of(said).isAbsolute()) {
            return otherwise;
        }
        return Path.of(said);
    }

    /// What a person chose.
    public Path settingsFile() {
        return config.resolve("settings.json");
    }

    /// Hosts known by a name.
    public Path trustedFile() {
        return config.resolve("trusted.json");
    }

    /// The folders that are to be shared again.
    public Path sharesFile() {
        return config.resolve("shares.json");
    }

    /// Where a person was lately.
    public Path recentFile() {
        return state.resolve("recent.json");
    }

    /// The folder of this device's key.
    public Path deviceFolder() {
        return data.resolve("device");
    }

    /// The folder of what this computer, as a host, granted: links and devices.
    public Path accessFolder() {
        return data.resolve("access");
    }

    /// The folder of what must not be lost, which exists afterwards, for its owner only.
    ///
    /// @throws IOException if it can't be made
    public Path ownFolder() throws IOException {
        DurableFile.createFolder(data);
        return data;
    }

    /// The database of what is to be carried.
    public Path queueFile() {
        return data.resolve("queue.db");
    }

    /// The marks of the processes that use the queue; see [QueueOwner].
    Path queueOwnersFolder() {
        return data.resolve("queue-owners");
    }

    /// Where a library of the system's own kind is unpacked to, for nobody but its owner to change.
    Path nativeFolder() {
        return data.resolve("native");
    }

    /// The log, where a crash is written down.
    public Path logFile() {
        return state.resolve("sampan.log");
    }

    /// What was typed in the shell.
    public Path historyFile() {
        return state.resolve("shell-history");
    }

    /// Where downloads go until a person chooses another folder.
    public Path downloads() {
        return user.resolve("Downloads");
    }
}

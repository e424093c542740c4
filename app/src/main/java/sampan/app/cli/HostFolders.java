package sampan.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.server.SharedFolder;

/// The folders that were typed, as shares with names; warns of those that hold more than a person might
/// think.
final class HostFolders {
    private static final List<String> KEYS = List.of(".ssh", ".gnupg", ".aws", ".kube");

    private HostFolders() {}

    /// @throws UsageException if two would have one name, or one has none
    static List<SharedFolder> of(List<String> typed, Words words, Console console, Access access) {
        String name = words.value(HostCommand.NAME);
        if (name != null && typed.size() > 1) {
            throw new UsageException(console.text().get("host.one-name"));
        }
        List<SharedFolder> shares = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String one : typed) {
            Path folder = folder(one, console);
            warn(folder, console);
            SharedFolder share = share(folder, name, access, console);
            if (!names.add(share.name())) {
                throw new UsageException(console.text().get("host.same-name", share.name()));
            }
            shares.add(share);
        }
        return shares;
    }

    private static SharedFolder share(Path folder, @Nullable String name, Access access, Console console) {
        if (name != null) {
            return new SharedFolder(name, folder, access, true, false);
        }
        if (folder.getFileName() == null) {
            throw new UsageException(console.text().get("host.needs-name", folder));
        }
        return SharedFolder.of(folder, access);
    }

    private static Path folder(String typed, Console console) {
        try {
            return console.around().folder().resolve(typed).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UsageException(console.text().get("place.not-local", e.getInput()));
        }
    }

    private static void warn(Path folder, Console console) {
        Path real = real(folder);
        Path home = real(console.around().home().user());
        boolean above = home.startsWith(real) || real.getParent() == null;
        boolean keys = KEYS.stream().anyMatch(key -> real.endsWith(key) || Files.isDirectory(real.resolve(key)));
        if (above || keys) {
            console.error(console.text().get("host.much", folder));
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException _) {
            return folder;
        }
    }
}

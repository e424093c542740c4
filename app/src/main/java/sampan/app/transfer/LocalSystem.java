package sampan.app.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import sampan.protocol.BadNameException;
import sampan.protocol.Limits;
import sampan.protocol.NameProblem;
import sampan.protocol.PortableName;

/// Which names a system can hold. Immutable.
///
/// @param portable whether it holds only names that every system can hold, as Windows does
/// @param foldsCase whether two names that differ only by case or Unicode form are one to it
/// @param nameBytes most bytes of a name in UTF-8
/// @param pathBytes most bytes of a whole path in UTF-8
record LocalSystem(boolean portable, boolean foldsCase, int nameBytes, int pathBytes) {
    /// Windows; a path there may have 32,767 characters.
    static final LocalSystem WINDOWS = new LocalSystem(true, true, Limits.NAME_BYTES, 32_000);

    /// macOS.
    static final LocalSystem MAC = new LocalSystem(false, true, Limits.NAME_BYTES, 1_023);

    /// Linux, and whatever else there is.
    static final LocalSystem UNIX = new LocalSystem(false, false, Limits.NAME_BYTES, 4_095);

    /// This computer's.
    static final LocalSystem HERE = here(System.getProperty("os.name", ""));

    /// The longest name of a file system that encrypts names (eCryptfs) within another one.
    private static final int SHORT_NAME_BYTES = 143;

    private static LocalSystem here(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("windows") ? WINDOWS : lower.startsWith("mac") ? MAC : UNIX;
    }

    /// The same as it is in this folder: its disk may take shorter names only. Makes nothing.
    LocalSystem in(Path folder) {
        try {
            Files.readAttributes(
                    folder.resolve("x".repeat(nameBytes)),
                    java.nio.file.attribute.BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return this;
        } catch (FileSystemException e) {
            return new LocalSystem(portable, foldsCase, Math.min(nameBytes, SHORT_NAME_BYTES), pathBytes);
        } catch (IOException e) {
            return this;
        }
        return this;
    }

    /// What stands in the way of holding this legal name, or nothing. Names of our own part files are kept free.
    Optional<BadNameException> problem(String name) {
        if (Staging.isOwn(name)) {
            return Optional.of(new BadNameException(0, NameProblem.RESERVED));
        }
        if (bytes(name) > nameBytes) {
            return Optional.of(new BadNameException(0, NameProblem.TOO_LONG));
        }
        return portable ? PortableName.problem(name) : Optional.empty();
    }

    /// A name like it that can be held; itself where it can.
    String safe(String name) {
        if (problem(name).isEmpty()) {
            return name;
        }
        String own = Staging.isOwn(name) ? "_" + name : name;
        String cut = NumberedName.fitting(own, nameBytes);
        return portable ? PortableName.safe(cut) : cut;
    }

    /// The key by which two names are one here.
    String key(String name) {
        return foldsCase ? PortableName.key(name) : name;
    }

    /// Whether a path is not too long.
    boolean reaches(Path path) {
        return bytes(path.toString()) <= pathBytes;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

package sampan.app.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// The part of SQLite that is a library of the system's own kind. Left alone, the driver unpacks it at every start into
/// the system's temporary folder, where other users may put things too; here it lies once, under a name that tells its
/// content, in a folder that only its owner can change, and is compared before it is used.
final class SqliteLibrary {
    private static boolean ready;

    private SqliteLibrary() {}

    /// Unpacks it where that is needed, and tells the driver where it is; before anything else is asked of the driver.
    ///
    /// @throws IOException if there is none for this system, or it can't be unpacked
    static synchronized void prepare(Home home) throws IOException {
        if (ready) {
            return;
        }
        Path installed = installed();
        if (installed != null) {
            use(installed);
            return;
        }
        byte[] content = packaged();
        Path folder = home.nativeFolder();
        DurableFile.createFolder(folder);
        keepToOwner(folder);
        Path library = folder.resolve(name(content));
        if (!isThere(library, content)) {
            unpack(folder, library, content);
        }
        dropOthers(folder, library);
        // Where it would unpack to after all.
        System.setProperty("org.sqlite.tmpdir", folder.toAbsolutePath().toString());
        use(library);
    }

    private static void use(Path library) {
        Path there = library.toAbsolutePath();
        System.setProperty("org.sqlite.lib.path", String.valueOf(there.getParent()));
        System.setProperty("org.sqlite.lib.name", String.valueOf(there.getFileName()));
        ready = true;
    }

    /// Among the libraries of a Java that is Sampan's own, where an installer has put it; null elsewhere.
    private static @Nullable Path installed() {
        Path java = Path.of(System.getProperty("java.home", ""));
        for (String folder : List.of("lib", "bin")) {
            Path library = java.resolve(folder).resolve(LibraryLoaderUtil.getNativeLibName());
            if (Files.isRegularFile(library)) {
                return library;
            }
        }
        return null;
    }

    private static byte[] packaged() throws IOException {
        String path = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return in.readAllBytes();
        }
    }

    private static String name(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 8) + "-" + LibraryLoaderUtil.getNativeLibName();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /// Also a folder that was there before, such as one unpacked from an archive.
    private static void keepToOwner(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean isThere(Path library, byte[] content) throws IOException {
        try {
            return Files.isRegularFile(library, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(library) == content.length
                    && Arrays.equals(Files.readAllBytes(library), content);
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private static void unpack(Path folder, Path library, byte[] content) throws IOException {
        Path temporary = Files.createTempFile(folder, ".", ".tmp");
        try {
            Files.write(temporary, content);
            Files.move(temporary, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Those of other versions. Windows keeps one that another process uses, and it goes the next time.
    private static void dropOthers(Path folder, Path library) {
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(folder, "*-" + LibraryLoaderUtil.getNativeLibName())) {
            for (Path other : all) {
                if (!other.getFileName().equals(library.getFileName())) {
                    Files.deleteIfExists(other);
                }
            }
        } catch (IOException _) {
            // It takes some room, and no more.
        }
    }
}

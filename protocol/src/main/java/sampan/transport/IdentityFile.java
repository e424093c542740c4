package sampan.transport;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.UUID;
import sampan.transport.IdentityException.Problem;

/// The one file that holds a device's identity: written once, durably and for its owner only, and never replaced.
final class IdentityFile {
    private static final String NAME = "device.pem";
    private static final int LARGEST = 16 * 1024;

    private final Path folder;
    private final Path file;

    IdentityFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
    }

    DeviceIdentity loadOrCreate() throws IOException {
        try {
            return load();
        } catch (NoSuchFileException e) {
            create();
            return load();
        }
    }

    private DeviceIdentity load() throws IOException {
        if (Files.notExists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new IdentityException(Problem.UNREADABLE, file, "not a regular file, or hidden from this program");
        }
        if (!OwnerOnly.holdsFor(file)) {
            throw new IdentityException(Problem.EXPOSED, file, "others than its owner have rights to it");
        }
        byte[] bytes = read();
        if (bytes.length == 0) {
            throw new IdentityException(Problem.EMPTY, file, "0 bytes");
        }
        try {
            return IdentityPem.parse(new String(bytes, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IdentityException(Problem.DAMAGED, file, e);
        }
    }

    private byte[] read() throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IdentityException(Problem.DAMAGED, file, "more than " + LARGEST + " bytes");
            }
            return bytes;
        } catch (AccessDeniedException e) {
            throw new IdentityException(Problem.UNREADABLE, file, e);
        }
    }

    private void create() throws IOException {
        OwnerOnly.createFolders(folder);
        Path temporary = folder.resolve("." + NAME + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel out = FileChannel.open(temporary, Set.of(CREATE_NEW, WRITE), OwnerOnly.file(folder))) {
                ByteBuffer bytes = StandardCharsets.US_ASCII.encode(IdentityPem.format(SelfSigned.create()));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            appear(temporary);
            OwnerOnly.forceFolder(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Gives the file its name unless somebody else was faster, whose identity then is this device's.
    private void appear(Path temporary) throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException _) {
            // the other one's file is complete, since it too appeared by this link
        } catch (UnsupportedOperationException | FileSystemException _) {
            moveInto(temporary);
        }
    }

    /// Where there are no hard links (FAT). Without options a move does not replace.
    private void moveInto(Path temporary) throws IOException {
        try {
            Files.move(temporary, file);
        } catch (FileAlreadyExistsException _) {
            // as above
        }
    }
}

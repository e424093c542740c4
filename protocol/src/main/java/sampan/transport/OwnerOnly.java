package sampan.transport;

import static java.nio.file.attribute.AclEntryPermission.READ_DATA;
import static java.nio.file.attribute.AclEntryPermission.WRITE_DATA;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Files and folders that only their owner may touch: by mode where there are modes, by access list on Windows.
final class OwnerOnly {
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.range(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_EXECUTE);

    private OwnerOnly() {}

    /// The attribute with which a file is created in `folder`: 0600, or one entry for the owner.
    static FileAttribute<?>[] file(Path folder) throws IOException {
        return attributes(folder, "rw-------");
    }

    /// Makes `folder` and what is missing above it, each for its owner only, and on the disk before this returns.
    static void createFolders(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null || Files.isDirectory(folder)) {
            return;
        }
        createFolders(parent);
        try {
            Files.createDirectory(folder, attributes(parent, "rwx------"));
        } catch (java.nio.file.FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        forceFolder(parent);
    }

    private static FileAttribute<?>[] attributes(Path beside, String mode) throws IOException {
        if (hasModes(beside)) {
            return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))};
        }
        if (Files.getFileAttributeView(beside, AclFileAttributeView.class) == null) {
            return new FileAttribute<?>[0];
        }
        UserPrincipal me = beside.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
        return new FileAttribute<?>[] {new OnlyEntry(me)};
    }

    /// True when nobody but the owner has a right to `file`. On Windows the administrators' and the system's
    /// rights, which they can take at any time, do not count.
    static boolean holdsFor(Path file) throws IOException {
        if (hasModes(file)) {
            return Files.getPosixFilePermissions(file).stream().noneMatch(OTHERS::contains);
        }
        var view = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (view == null) {
            return true;
        }
        UserPrincipal owner = view.getOwner();
        return view.getAcl().stream()
                .filter(entry -> entry.type() == AclEntryType.ALLOW)
                .filter(entry -> entry.permissions().contains(READ_DATA)
                        || entry.permissions().contains(WRITE_DATA))
                .map(AclEntry::principal)
                .allMatch(who -> who.equals(owner) || isSystem(who));
    }

    private static boolean isSystem(UserPrincipal who) {
        String name = who.getName();
        return name.endsWith("\\SYSTEM") || name.endsWith("\\Administrators");
    }

    private static boolean hasModes(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }

    /// Makes a name in `folder` survive a power cut. Windows has no such call and writes its directories in order.
    static void forceFolder(Path folder) throws IOException {
        if (hasModes(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// An access list with one entry: everything, for one person.
    private record OnlyEntry(UserPrincipal who) implements FileAttribute<List<AclEntry>> {
        @Override
        public String name() {
            return "acl:acl";
        }

        @Override
        public List<AclEntry> value() {
            return List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(who)
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build());
        }
    }
}

package sampan.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.transport.IdentityException.Problem;

class DeviceIdentityTest {
    @TempDir
    Path temporary;

    private Path folder() {
        return temporary.resolve("home").resolve("keys");
    }

    private Path file() {
        return folder().resolve("device.pem");
    }

    @Test
    void loadOrCreate_atTheFirstStart_makesAnIdentityThatLasts() throws Exception {
        DeviceIdentity first = DeviceIdentity.loadOrCreate(folder());
        DeviceIdentity second = DeviceIdentity.loadOrCreate(folder());
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.certificate()).isEqualTo(first.certificate());
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void loadOrCreate_leavesNothingToOthers() throws Exception {
        assumePosix();
        DeviceIdentity.loadOrCreate(folder());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void loadOrCreate_byManyAtOnce_givesAllTheSameIdentity() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<DeviceId> start =
                    () -> DeviceIdentity.loadOrCreate(folder()).id();
            Set<DeviceId> ids =
                    threads.invokeAll(List.of(start, start, start, start, start, start, start, start)).stream()
                            .map(future -> future.resultNow())
                            .collect(Collectors.toSet());
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void loadOrCreate_ofAnEmptyFile_leavesItAndSaysSo() throws Exception {
        DeviceIdentity.loadOrCreate(folder());
        Files.write(file(), new byte[0]);
        assertRefused(Problem.EMPTY);
    }

    @Test
    void loadOrCreate_ofAFileCutAnywhere_leavesItAndSaysSo() throws Exception {
        DeviceIdentity.loadOrCreate(folder());
        byte[] whole = Files.readAllBytes(file());
        for (int length = 1; length < whole.length; length += 37) {
            Files.write(file(), java.util.Arrays.copyOf(whole, length));
            assertRefused(Problem.DAMAGED);
        }
    }

    @Test
    void loadOrCreate_ofAKeyWithAnothersCertificate_leavesItAndSaysSo() throws Exception {
        String mine = Files.readString(createdFile());
        String others = IdentityPem.format(DeviceIdentity.inMemory());
        int certificate = mine.indexOf("-----BEGIN CERTIFICATE");
        Files.writeString(
                file(), mine.substring(0, certificate) + others.substring(others.indexOf("-----BEGIN CERTIFICATE")));
        assertRefused(Problem.DAMAGED);
    }

    @Test
    void loadOrCreate_ofAFileWithoutASeal_provesThePair() throws Exception {
        String mine = Files.readString(createdFile());
        String pair = mine.substring(mine.indexOf("-----BEGIN"));
        DeviceId id = DeviceIdentity.loadOrCreate(folder()).id();
        Files.writeString(file(), pair);
        assertThat(DeviceIdentity.loadOrCreate(folder()).id()).isEqualTo(id);
        String others = IdentityPem.format(DeviceIdentity.inMemory());
        Files.writeString(
                file(),
                pair.substring(0, pair.indexOf("-----BEGIN CERTIFICATE"))
                        + others.substring(others.indexOf("-----BEGIN CERTIFICATE")));
        assertRefused(Problem.DAMAGED);
    }

    @Test
    void loadOrCreate_ofAHugeFile_leavesItAndSaysSo() throws Exception {
        Files.write(createdFile(), new byte[1 << 20]);
        assertRefused(Problem.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "rw-----w-"})
    void loadOrCreate_ofAFileOpenToOthers_leavesItAndSaysSo(String mode) throws Exception {
        assumePosix();
        Files.setPosixFilePermissions(createdFile(), PosixFilePermissions.fromString(mode));
        assertRefused(Problem.EXPOSED);
    }

    @Test
    void loadOrCreate_whereAFolderHasTheName_leavesItAndSaysSo() throws Exception {
        Files.createDirectories(file());
        var failure = catchThrowableOfType(IdentityException.class, () -> DeviceIdentity.loadOrCreate(folder()));
        assertThat(failure.problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(failure.file()).isEqualTo(file());
    }

    @Test
    void toString_doesNotShowTheKey() {
        DeviceIdentity identity = DeviceIdentity.inMemory();
        String key = Base64.getEncoder().encodeToString(identity.key().getEncoded());
        assertThat(identity.toString()).contains(identity.id().text()).doesNotContain(key.substring(60, 80));
    }

    private Path createdFile() throws Exception {
        DeviceIdentity.loadOrCreate(folder());
        return file();
    }

    private void assertRefused(Problem problem) throws Exception {
        byte[] before = Files.readAllBytes(file());
        var failure = catchThrowableOfType(IdentityException.class, () -> DeviceIdentity.loadOrCreate(folder()));
        assertThat(failure).isNotNull();
        assertThat(failure.problem()).isEqualTo(problem);
        assertThat(failure.file()).isEqualTo(file());
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    private void assumePosix() {
        assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }
}

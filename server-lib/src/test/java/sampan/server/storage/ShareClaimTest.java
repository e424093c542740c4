package sampan.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Failure;

/// Who may serve a folder.
final class ShareClaimTest {
    @TempDir
    Path top;

    private Storage open(StorageOptions options) throws IOException {
        return LocalStorage.open(top, options, Runnable::run);
    }

    @Test
    void secondHostOfAFolder_isRefusedUntilTheFirstEnds() throws IOException {
        try (Storage _ = open(StorageOptions.standard())) {
            assertThatThrownBy(() -> open(StorageOptions.standard()).close()).isInstanceOf(ShareInUseException.class);
            assertThatThrownBy(() -> open(StorageOptions.standard()).close())
                    .as("the refusal let go of nothing")
                    .isInstanceOf(ShareInUseException.class);
        }

        open(StorageOptions.standard()).close();
    }

    @Test
    void secondProcess_isRefusedToo() throws Exception {
        String lock = "import fcntl,sys\nf=open(sys.argv[1],'r+b')\nfcntl.lockf(f,fcntl.LOCK_EX,1)\n"
                + "print('held',flush=True)\nsys.stdin.read()";
        open(StorageOptions.standard()).close();
        Process other = new ProcessBuilder(
                        "python3", "-c", lock, top.resolve(".sampan/share.lock").toString())
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");

            assertThatThrownBy(() -> open(StorageOptions.standard()).close()).isInstanceOf(ShareInUseException.class);
        } finally {
            other.getOutputStream().close();
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        open(StorageOptions.standard()).close();
    }

    @Test
    void processesOfOneHost_serveTheFolderTogether() throws IOException {
        StorageOptions within = StorageOptions.standard().withSharing(StorageOptions.Sharing.WITHIN_HOST);
        try (Storage one = open(StorageOptions.standard());
                Storage two = open(within)) {
            byte[] bytes = Visitor.bytes(10, 1);
            new Visitor(one).offer("a", bytes);
            new Visitor(two).chunk("a", bytes, 0, 10);
            new Visitor(one).put("b", bytes);

            Failing.conflict(Failure.ConflictReason.CLASH, () -> new Visitor(two).put("B", bytes));
        }
    }

    @Test
    void hostsOfOneConnectionEach_serveTheFolderTogether_butNotBesideOneThatIsAlone() throws IOException {
        StorageOptions together = StorageOptions.standard().withSharing(StorageOptions.Sharing.TOGETHER);
        Storage first = open(together);
        try (Storage _ = open(together)) {
            first.close();
            assertThatThrownBy(() -> open(StorageOptions.standard()).close()).isInstanceOf(ShareInUseException.class);
        }
        try (Storage _ = open(StorageOptions.standard())) {
            assertThatThrownBy(() -> open(together).close()).isInstanceOf(ShareInUseException.class);
        }
    }

    @Test
    void folderThatIsOnlyRead_getsNothingOfOurs() throws IOException {
        Files.writeString(top.resolve("a"), "1");
        try (Storage storage = open(StorageOptions.standard().withReadOnly(true));
                Storage second = open(StorageOptions.standard().withReadOnly(true))) {
            Visitor visitor = new Visitor(storage);
            assertThat(visitor.list("", true)).containsExactly("a");
            assertThat(new Visitor(second).get("a")).hasSize(1);
            assertThat(storage.free()).isZero();
            Failing.with(Failure.Denied.class, () -> visitor.put("b", new byte[1]));
            Failing.with(Failure.Denied.class, () -> visitor.offer("b", new byte[1]));
            Failing.with(Failure.Denied.class, () -> storage.makeFolder(Visitor.path("b"), true));
            assertThat(storage.trash()).isEmpty();
            storage.tidy();
        }
        assertThat(top.resolve(".sampan")).doesNotExist();
    }

    @Test
    void closedStorage_refusesWhatComesAndFinishesWhatIsUnderWay() throws IOException {
        Files.writeString(top.resolve("a"), "12345");
        Storage storage = open(StorageOptions.standard());
        try (Storage.Source source = storage.open(Visitor.path("a"), null)) {
            storage.close();
            storage.close();

            byte[] bytes = new byte[5];
            source.read(0, bytes, 5);
            assertThat(bytes).isEqualTo("12345".getBytes(StandardCharsets.UTF_8));
            Failing.with(Failure.Broken.class, () -> storage.describe(Visitor.path("a")));
        }
        open(StorageOptions.standard()).close();
    }

    @Test
    void noSuchFolder_isAnExceptionOfTheSystem() {
        assertThatThrownBy(() -> LocalStorage.open(top.resolve("no"), StorageOptions.standard(), Runnable::run)
                        .close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void thousandSharings_leaveNothingOpen() throws IOException {
        open(StorageOptions.standard()).close();
        long before = openFiles();
        for (int i = 0; i < 200; i++) {
            try (Storage storage = open(StorageOptions.standard())) {
                Visitor visitor = new Visitor(storage);
                byte[] bytes = {(byte) i, (byte) (i >> 8)};
                visitor.put("p" + i, bytes);
                visitor.upload("u" + i, bytes);
                visitor.offer("o" + i, bytes);
                visitor.list("", true);
            }
        }
        assertThat(openFiles()).isLessThanOrEqualTo(before + 2);
    }

    private static long openFiles() throws IOException {
        Path numbers = Path.of("/proc/self/fd");
        if (!Files.isDirectory(numbers)) {
            return 0;
        }
        try (var all = Files.list(numbers)) {
            return all.count();
        }
    }
}

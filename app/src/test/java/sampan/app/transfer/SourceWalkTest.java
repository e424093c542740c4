package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.RemotePath;

@Timeout(60)
final class SourceWalkTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    private final TransferThreads threads = new TransferThreads();
    private final Ledger ledger = new Ledger(new Herald(threads));
    private final List<SourceRoot> failed = new ArrayList<>();
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() {
        ledger.onItem(items::add);
    }

    @AfterEach
    void close() {
        threads.close();
    }

    private List<SourceFolder> walk(Path... what) {
        List<SourceRoot> roots = new ArrayList<>();
        for (Path path : what) {
            roots.add(new SourceRoot(path, SourceFolder.top(temp, RemotePath.of("share", "in"))));
        }
        return new SourceWalk(ledger, new Stop(), failed).walk(roots);
    }

    private static List<String> folders(List<SourceFolder> walked) {
        return walked.stream().filter(f -> !f.isTop()).map(SourceFolder::shown).toList();
    }

    private static List<String> files(List<SourceFolder> walked) {
        return walked.stream()
                .flatMap(f -> f.files().stream())
                .map(SourceFile::shown)
                .sorted()
                .toList();
    }

    /// What the ledger told before now.
    private List<Item> told() throws Exception {
        ledger.aside("the end", new ItemOutcome.Skipped(SkipReason.JUNK));
        List<Item> told = new ArrayList<>();
        for (Item item = items.take(); !item.path().equals("the end"); item = items.take()) {
            told.add(item);
        }
        return told;
    }

    private Path file(String path, String content) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void walk_ofATree_findsFoldersBeforeWhatTheyHold() throws Exception {
        file("照片/2026/a.jpg", "a");
        file("照片/b.jpg", "bb");
        Files.createDirectories(temp.resolve("照片/empty/deeper"));
        List<SourceFolder> walked = walk(temp.resolve("照片"));
        assertThat(folders(walked))
                .containsExactlyInAnyOrder("照片", "照片/2026", "照片/empty", "照片/empty/deeper")
                .startsWith("照片");
        assertThat(folders(walked).indexOf("照片/empty"))
                .isLessThan(folders(walked).indexOf("照片/empty/deeper"));
        assertThat(files(walked)).containsExactly("照片/2026/a.jpg", "照片/b.jpg");
        ledger.planned();
        assertThat(ledger.counters(0, 0, null).filesTotal()).isEqualTo(2);
        assertThat(ledger.counters(0, 0, null).bytesTotal()).isEqualTo(3);
    }

    @Test
    void walk_ofAFile_aimsAtTheHostsFolder_withItsTimeToTheMillisecond() throws Exception {
        Path file = file("a.txt", "a");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_234_567_890_123L));
        SourceFile found = walk(file).getFirst().files().getFirst();
        assertThat(found.target()).isEqualTo(RemotePath.of("share", "in", "a.txt"));
        assertThat(found.modified()).isEqualTo(1_234_567_890_123L);
    }

    @Test
    void walk_passesLinksRubbishAndSpecialFilesOver_andSaysSo() throws Exception {
        file("tree/.DS_Store", "x");
        file("tree/Thumbs.db", "x");
        file("tree/.sampan-0123456789abcdef.part/1.small", "x");
        file("tree/a", "a");
        Files.createSymbolicLink(temp.resolve("tree/loop"), temp.resolve("tree"));
        Files.createSymbolicLink(temp.resolve("tree/dangling"), temp.resolve("nowhere"));
        Process fifo = new ProcessBuilder("mkfifo", temp.resolve("tree/pipe").toString()).start();
        assumeTrue(fifo.waitFor() == 0, "mkfifo makes pipes");
        List<SourceFolder> walked = walk(temp.resolve("tree"));
        assertThat(files(walked)).containsExactly("tree/a");
        assertThat(folders(walked)).containsExactly("tree");
        assertThat(told())
                .extracting(item -> item.path() + " " + item.outcome())
                .containsExactlyInAnyOrder(
                        "tree/.DS_Store Skipped[why=JUNK]",
                        "tree/Thumbs.db Skipped[why=JUNK]",
                        "tree/.sampan-0123456789abcdef.part Skipped[why=JUNK]",
                        "tree/loop Skipped[why=LINK]",
                        "tree/dangling Skipped[why=LINK]",
                        "tree/pipe Skipped[why=SPECIAL]");
    }

    @Test
    void walk_ofRubbishThatWasDroppedItself_sendsIt() throws Exception {
        assertThat(files(walk(file(".DS_Store", "x")))).containsExactly(".DS_Store");
    }

    @Test
    void walk_ofANameThatIsNotLegal_failsThatOneOnly() throws Exception {
        file("tree/a\\b", "x");
        file("tree/bad\u0001folder/deep/c", "x");
        file("tree/good", "x");
        List<SourceFolder> walked = walk(temp.resolve("tree"));
        assertThat(files(walked)).containsExactly("tree/good");
        assertThat(ledger.failures())
                .extracting(Item::path)
                .containsExactlyInAnyOrder("tree/a\\b", "tree/bad\u0001folder");
        assertThat(ledger.failures())
                .allSatisfy(item -> assertThat(item.outcome())
                        .isInstanceOfSatisfying(
                                ItemOutcome.Failed.class,
                                f -> assertThat(f.cause())
                                        .isInstanceOfSatisfying(
                                                TransferException.class,
                                                e -> assertThat(e.reason())
                                                        .isEqualTo(TransferException.Reason.BAD_NAME))));
    }

    @Test
    void walk_ofSomethingThatIsGone_failsItAndRemembersIt() throws Exception {
        Path gone = temp.resolve("gone");
        walk(gone, file("here", "x"));
        assertThat(ledger.failures())
                .singleElement()
                .satisfies(item -> assertThat(item.path()).isEqualTo("gone"));
        assertThat(failed).extracting(SourceRoot::path).containsExactly(gone);
    }

    @Test
    void walk_ofAFolderThatCannotBeRead_failsItAndGoesOn() throws Exception {
        file("tree/closed/a", "x");
        file("tree/open/b", "x");
        Path closed = temp.resolve("tree/closed");
        assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "folders can be closed to us");
        List<SourceFolder> walked = walk(temp.resolve("tree"));
        assertThat(closed.toFile().setReadable(true)).isTrue();
        assertThat(files(walked)).containsExactly("tree/open/b");
        assertThat(ledger.failures()).extracting(Item::path).containsExactly("tree/closed");
    }

    @Test
    void walk_whenStopped_ends() throws Exception {
        file("tree/a", "x");
        Stop stop = new Stop();
        stop.now(Stop.Kind.CANCEL);
        SourceRoot root = new SourceRoot(temp.resolve("tree"), SourceFolder.top(temp, RemotePath.of("share")));
        assertThat(new SourceWalk(ledger, stop, failed).walk(List.of(root))).isEmpty();
    }
}

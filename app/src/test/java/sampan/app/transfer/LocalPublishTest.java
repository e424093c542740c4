package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class LocalPublishTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    private Path part(String content) throws IOException {
        return Files.writeString(Files.createTempFile(temp, "part", ""), content);
    }

    @Test
    void publish_ofATakenName_keepsTheOldFileAndThePart() throws Exception {
        Path target = Files.writeString(temp.resolve("a"), "old");
        Path part = part("new");
        assertThatThrownBy(() -> LocalPublish.publish(part, target, new Placement.New()))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).hasContent("old");
        assertThat(part).hasContent("new");
    }

    @Test
    void publish_onADanglingLink_doesNotWriteThroughIt() throws Exception {
        Path outside = temp.resolve("outside");
        Path target = Files.createSymbolicLink(temp.resolve("a"), outside);
        Path part = part("new");
        assertThatThrownBy(() -> LocalPublish.publish(part, target, new Placement.New()))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(outside).doesNotExist();
    }

    @Test
    void publish_beside_takesTheFirstFreeNumber() throws Exception {
        Files.writeString(temp.resolve("a.txt"), "1");
        Files.writeString(temp.resolve("a (2).txt"), "2");
        Path named = LocalPublish.publish(part("3"), temp.resolve("a.txt"), new Placement.Beside());
        assertThat(named).isEqualTo(temp.resolve("a (3).txt")).hasContent("3");
    }

    @Test
    void publish_replacing_leavesNoPart() throws Exception {
        Path target = Files.writeString(temp.resolve("a"), "old");
        Path part = part("new");
        LocalPublish.publish(part, target, replacing(target));
        assertThat(target).hasContent("new");
        assertThat(part).doesNotExist();
    }

    @Test
    void publish_replacingALink_replacesTheLinkAndNotWhatItNames() throws Exception {
        Path outside = Files.writeString(temp.resolve("outside"), "canary");
        Path target = Files.createSymbolicLink(temp.resolve("a"), outside);
        LocalPublish.publish(part("new"), target, replacing(target));
        assertThat(outside).hasContent("canary");
        assertThat(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    private static Placement replacing(Path target) throws IOException {
        return new Placement.Replace(
                Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void publish_replacingWhatIsAnotherFileByNow_isRefused() throws Exception {
        Path target = Files.writeString(temp.resolve("a"), "old");
        Placement how = replacing(target);
        Files.writeString(target, "theirs, of which nobody was asked");
        Path part = part("new");
        assertThatThrownBy(() -> LocalPublish.publish(part, target, how))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).hasContent("theirs, of which nobody was asked");
        Files.delete(target);
        LocalPublish.publish(part, target, how);
        assertThat(target).hasContent("new");
    }

    @Test
    void publish_replacingAFolder_isRefused() throws Exception {
        Path target = Files.createDirectory(temp.resolve("a"));
        Path part = part("new");
        assertThatThrownBy(() -> LocalPublish.publish(part, target, replacing(target)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).isEmptyDirectory();
    }

    @Test
    @Timeout(60)
    void publish_byManyAtOnce_letsExactlyOneWin() throws Exception {
        TransferThreads threads = new TransferThreads();
        for (int round = 0; round < 20; round++) {
            Path target = temp.resolve("winner" + round);
            CountDownLatch start = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(8);
            AtomicInteger won = new AtomicInteger();
            List<Path> parts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Path part = part("content " + i);
                parts.add(part);
                threads.run("publisher", () -> {
                    try {
                        start.await();
                        LocalPublish.publish(part, target, new Placement.New());
                        won.incrementAndGet();
                    } catch (FileAlreadyExistsException lost) {
                        // All but one.
                    } catch (IOException | InterruptedException e) {
                        won.addAndGet(100);
                    } finally {
                        end.countDown();
                    }
                });
            }
            start.countDown();
            end.await();
            assertThat(won.get()).isEqualTo(1);
            assertThat(target).content().startsWith("content ");
            assertThat(parts).filteredOn(Files::exists).hasSize(7);
        }
        threads.close();
    }

    @Test
    void publish_acrossMounts_copiesAndLeavesNothingBehind() throws Exception {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory), "there is a second file system");
        assumeTrue(!Files.getFileStore(memory).equals(Files.getFileStore(temp)), "it is another one");
        Path folder = Files.createTempDirectory(memory, "sampan-test");
        try {
            Path part = part("new");
            Path target = folder.resolve("a");
            LocalPublish.publish(part, target, new Placement.New());
            assertThat(target).hasContent("new");
            assertThat(part).doesNotExist();
            Path second = part("second");
            assertThatThrownBy(() -> LocalPublish.publish(second, target, new Placement.New()))
                    .isInstanceOf(FileAlreadyExistsException.class);
            assertThat(target).hasContent("new");
            try (var left = Files.list(folder)) {
                assertThat(left).containsExactly(target);
            }
        } finally {
            Files.deleteIfExists(folder.resolve("a"));
            Files.delete(folder);
        }
    }
}

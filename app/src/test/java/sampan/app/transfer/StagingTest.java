package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.RemotePath;

final class StagingTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String VERSION = "0123456789abcdef";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    private List<Path> left() throws IOException {
        try (var all = Files.list(temp)) {
            return all.toList();
        }
    }

    private Path abandoned(String name) throws IOException {
        Path folder = Files.createDirectory(temp.resolve(".sampan-00000000000000" + name + ".part"));
        Files.createFile(folder.resolve("lock"));
        return folder;
    }

    private RemoteFile file(String version, long size) {
        return new RemoteFile(
                TargetFolder.top(temp, RemotePath.of("share"), LocalSystem.UNIX),
                "big",
                "big",
                size,
                0,
                version,
                false);
    }

    @Test
    void close_ofAnUnusedOne_leavesNothing() throws Exception {
        Staging.open(temp).close();
        assertThat(left()).isEmpty();
    }

    @Test
    void close_removesSmallParts_andKeepsLargeOnes() throws Exception {
        Staging staging = Staging.open(temp);
        Files.createFile(staging.small());
        Files.createFile(staging.large(KEY, VERSION));
        staging.close();
        assertThat(left()).hasSize(1);
        try (var kept = Files.list(left().getFirst())) {
            assertThat(kept.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("lock", KEY + "-" + VERSION + ".large");
        }
    }

    @Test
    void open_takesOverWhatACrashLeft_andClearsItAway() throws Exception {
        Path old = abandoned("01");
        Files.writeString(old.resolve("7.small"), "half");
        Files.writeString(old.resolve(KEY + "-" + VERSION + ".large"), "held");
        Staging staging = Staging.open(temp);
        assertThat(old).doesNotExist();
        assertThat(staging.anyLarge(KEY)).hasContent("held");
        Files.delete(staging.large(KEY, VERSION));
        staging.close();
        assertThat(left()).isEmpty();
    }

    @Test
    void open_leavesWhatIsInUseAlone() throws Exception {
        Staging first = Staging.open(temp);
        Path part = Files.createFile(first.small());
        Staging second = Staging.open(temp);
        assertThat(part).exists();
        second.close();
        assertThat(part).exists();
        first.close();
        assertThat(left()).isEmpty();
    }

    @Test
    void open_touchesNothingThatIsNotItsOwn() throws Exception {
        Path alike = Files.createDirectory(temp.resolve(".sampan-mine.part"));
        Path file = Files.writeString(temp.resolve(".sampan-0000000000000003.part"), "a person's");
        Path old = abandoned("04");
        Path strange = Files.writeString(old.resolve("thesis.doc"), "a person's");
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Path canary = Files.writeString(outside.resolve("1.small"), "canary");
        Files.createSymbolicLink(temp.resolve(".sampan-0000000000000005.part"), outside);
        Staging.open(temp).close();
        assertThat(alike).exists();
        assertThat(file).exists();
        assertThat(strange).exists();
        assertThat(canary).hasContent("canary");
    }

    @Test
    void open_forgetsPartsThatNobodyCameBackFor() throws Exception {
        Path old = abandoned("06");
        Path part = Files.writeString(old.resolve(KEY + "-" + VERSION + ".large"), "old");
        Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(8, ChronoUnit.DAYS)));
        Staging.open(temp).close();
        assertThat(left()).isEmpty();
    }

    @Test
    void open_offersAWholePart_thatHasTheTimeOfItsOriginalAlready() throws Exception {
        Path old = abandoned("07");
        Path part = Files.writeString(old.resolve(KEY + "-" + VERSION + ".large"), "whole");
        Files.setLastModifiedTime(part, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        try (Staging staging = Staging.open(temp)) {
            assertThat(staging.anyLarge(KEY)).hasContent("whole");
        }
    }

    @Test
    void aPartThatIsKept_isOneOfToday() throws Exception {
        try (Staging staging = Staging.open(temp)) {
            LargePart part = LargePart.open(staging, "host", file("1", 10), LocalDisk.REAL);
            part.finish(10, Instant.parse("2001-02-03T04:05:06Z").toEpochMilli());
            part.closeOrDelete(true);
        }
        assertThat(left()).hasSize(1);
    }

    @Test
    void isOwn_isExact() {
        assertThat(Staging.isOwn(Staging.newName())).isTrue();
        assertThat(Staging.isOwn(".sampan")).isFalse();
        assertThat(Staging.isOwn(".sampan-xyz.part")).isFalse();
        assertThat(Staging.isOwn("x" + Staging.newName())).isFalse();
    }

    @Test
    void largePart_ofTheSameVersion_isFoundAgainWithItsBytes() throws Exception {
        Staging first = Staging.open(temp);
        byte[] content = "held bytes".getBytes(StandardCharsets.UTF_8);
        try (LargePart part = LargePart.open(first, "host", file("v1", 100), LocalDisk.REAL)) {
            part.write(5, content, content.length);
        }
        first.close();
        Staging second = Staging.open(temp);
        try (LargePart part = LargePart.open(second, "host", file("v1", 100), LocalDisk.REAL)) {
            assertThat(part.isSameVersion()).isTrue();
            assertThat(part.size()).isEqualTo(5 + content.length);
            byte[] again = new byte[content.length];
            part.read(5, again, again.length);
            assertThat(again).isEqualTo(content);
        }
        second.close();
    }

    @Test
    void largePart_ofAnotherVersion_isUsedButNotTrusted_andCutToItsSize() throws Exception {
        Staging staging = Staging.open(temp);
        LargePart part = LargePart.open(staging, "host", file("v1", 100), LocalDisk.REAL);
        part.write(0, new byte[50], 50);
        part.close();
        try (LargePart next = LargePart.open(staging, "host", file("v2", 20), LocalDisk.REAL)) {
            assertThat(next.isSameVersion()).isFalse();
            assertThat(next.size()).isEqualTo(20);
        }
        try (LargePart other = LargePart.open(staging, "another host", file("v2", 20), LocalDisk.REAL)) {
            assertThat(other.size()).isZero();
            other.closeOrDelete(false);
        }
        staging.close();
    }
}

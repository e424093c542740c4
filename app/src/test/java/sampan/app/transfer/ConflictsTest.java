package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Condition;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Failure.ConflictReason;
import sampan.protocol.RemotePath;

final class ConflictsTest {
    private static final long TIME = 1_700_000_000_123L;
    private static final long OLD = 1_000_000_000_000L;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    private final TransferThreads threads = new TransferThreads();

    @AfterEach
    void close() {
        threads.close();
    }

    private SourceFile source(long size, long modified) {
        return new SourceFile(SourceFolder.top(temp, RemotePath.of("share")), "a.txt", size, modified * 1_000_000);
    }

    private static Entry entry(long size, long modified) {
        return new Entry("", Entry.Kind.FILE, size, modified, "v7", false);
    }

    private static Failure.Conflict exists(@Nullable Entry entry, @Nullable String free) {
        return new Failure.Conflict(ConflictReason.EXISTS, entry, free, "");
    }

    private HostConflicts.Verdict host(ConflictPolicy policy, Failure.Conflict conflict, SourceFile file, Aim aim) {
        List<HostConflicts.Verdict> verdicts = new ArrayList<>();
        new HostConflicts(policy, new Questions(null, threads)).decide(conflict, file, aim, true, verdicts::add);
        return verdicts.getFirst();
    }

    private HostConflicts.Verdict host(ConflictPolicy policy, Entry entry, SourceFile file) {
        return host(policy, exists(entry, "a (2).txt"), file, Aim.at("a.txt"));
    }

    @Test
    void host_eachPolicy_doesWhatItSays() {
        SourceFile file = source(5, TIME);
        Entry older = entry(4, TIME - 60_000);
        assertThat(host(ConflictPolicy.FAIL, older, file)).isInstanceOf(HostConflicts.Fail.class);
        assertThat(host(ConflictPolicy.ASK, older, file)).isInstanceOf(HostConflicts.Fail.class);
        assertThat(host(ConflictPolicy.SKIP, older, file)).isEqualTo(new HostConflicts.Skip(SkipReason.EXISTS));
        assertThat(host(ConflictPolicy.REPLACE, older, file))
                .isInstanceOfSatisfying(HostConflicts.Again.class, again -> {
                    assertThat(again.aim().condition()).isEqualTo(new Condition.Is("v7"));
                    assertThat(again.aim().trash()).isNotNull();
                });
        assertThat(host(ConflictPolicy.KEEP_BOTH, older, file))
                .isInstanceOfSatisfying(HostConflicts.Again.class, again -> {
                    assertThat(again.aim().condition()).isEqualTo(new Condition.Absent());
                    assertThat(again.aim().leaf()).isEqualTo("a (2).txt");
                });
    }

    @Test
    void host_replaceIfNewer_goesByTheTime() {
        SourceFile file = source(5, TIME);
        assertThat(host(ConflictPolicy.REPLACE_IF_NEWER, entry(4, TIME - 1), file))
                .isInstanceOf(HostConflicts.Again.class);
        assertThat(host(ConflictPolicy.REPLACE_IF_NEWER, entry(4, TIME + 1), file))
                .isEqualTo(new HostConflicts.Skip(SkipReason.NOT_NEWER));
        assertThat(host(ConflictPolicy.REPLACE_IF_NEWER, exists(null, null), file, Aim.at("a.txt")))
                .isInstanceOf(HostConflicts.Fail.class);
    }

    @Test
    void host_theSameFile_isPassedOverUnlessThePolicyInsists() {
        SourceFile file = source(5, TIME);
        Entry same = entry(5, TIME);
        for (ConflictPolicy policy : List.of(
                ConflictPolicy.ASK, ConflictPolicy.SKIP, ConflictPolicy.FAIL, ConflictPolicy.REPLACE_IF_NEWER)) {
            assertThat(host(policy, same, file)).isEqualTo(new HostConflicts.Skip(SkipReason.SAME));
        }
        assertThat(host(ConflictPolicy.REPLACE, same, file)).isInstanceOf(HostConflicts.Again.class);
        assertThat(host(ConflictPolicy.KEEP_BOTH, same, file)).isInstanceOf(HostConflicts.Again.class);
    }

    @Test
    void host_aFolderOrAnotherSpelling_isNeverReplaced() {
        SourceFile file = source(5, TIME);
        assertThat(host(ConflictPolicy.REPLACE, Entry.folder("", TIME), file)).isInstanceOf(HostConflicts.Fail.class);
        Failure.Conflict clash = new Failure.Conflict(ConflictReason.CLASH, entry(4, 0), null, "");
        assertThat(host(ConflictPolicy.REPLACE, clash, file, Aim.at("a.txt"))).isInstanceOf(HostConflicts.Fail.class);
        assertThat(host(ConflictPolicy.KEEP_BOTH, clash, file, Aim.at("a.txt")))
                .isInstanceOfSatisfying(
                        HostConflicts.Again.class,
                        again -> assertThat(again.aim().leaf()).isEqualTo("a (2).txt"));
    }

    @Test
    void host_keepBoth_countsOn_andEndsSomeTime() {
        SourceFile file = source(5, TIME);
        Aim aim = Aim.at("a.txt");
        int tries = 0;
        while (host(ConflictPolicy.KEEP_BOTH, exists(null, aim.leaf()), file, aim)
                instanceof HostConflicts.Again(Aim next)) {
            assertThat(next.leaf()).isNotEqualTo(aim.leaf());
            aim = next;
            tries++;
        }
        assertThat(tries).isBetween(5, 100);
    }

    @Test
    void host_whatWasAnswered_isNotAskedAgain() {
        int[] asked = new int[1];
        Questions questions = new Questions(null, threads);
        HostConflicts conflicts = new HostConflicts(ConflictPolicy.ASK, questions);
        Aim answered = Aim.at("a.txt").replacing(new Condition.Is("v6"), ConflictPolicy.REPLACE);
        conflicts.decide(exists(entry(4, 0), null), source(5, TIME), answered, true, verdict -> {
            asked[0]++;
            assertThat(verdict).isInstanceOf(HostConflicts.Again.class);
        });
        assertThat(asked[0]).isEqualTo(1);
    }

    private LocalConflicts.Verdict local(ConflictPolicy policy, Path existing, long size, long modified)
            throws Exception {
        RemoteFile file = new RemoteFile(
                TargetFolder.top(temp, RemotePath.of("share"), LocalSystem.UNIX),
                "a.txt",
                "a.txt",
                size,
                modified,
                "v1",
                false);
        BasicFileAttributes attributes = Files.readAttributes(existing, BasicFileAttributes.class);
        List<LocalConflicts.Verdict> verdicts = new ArrayList<>();
        new LocalConflicts(policy, new Questions(null, threads)).decide(file, attributes, true, verdicts::add);
        return verdicts.getFirst();
    }

    private Placement placed(ConflictPolicy policy, Path existing, long size, long modified) throws Exception {
        return ((LocalConflicts.Place) local(policy, existing, size, modified)).how();
    }

    private Path existing(String content) throws Exception {
        Path file = Files.writeString(temp.resolve("a.txt"), content);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(TIME));
    }

    @Test
    void local_eachPolicy_doesWhatItSays() throws Exception {
        Path file = existing("four");
        assertThat(local(ConflictPolicy.FAIL, file, 5, TIME)).isInstanceOf(LocalConflicts.Fail.class);
        assertThat(local(ConflictPolicy.ASK, file, 5, TIME)).isInstanceOf(LocalConflicts.Fail.class);
        assertThat(local(ConflictPolicy.SKIP, file, 5, TIME)).isEqualTo(new LocalConflicts.Skip(SkipReason.EXISTS));
        assertThat(placed(ConflictPolicy.REPLACE, file, 5, TIME)).isInstanceOf(Placement.Replace.class);
        assertThat(placed(ConflictPolicy.KEEP_BOTH, file, 5, TIME)).isInstanceOf(Placement.Beside.class);
        assertThat(placed(ConflictPolicy.REPLACE_IF_NEWER, file, 5, TIME + 1)).isInstanceOf(Placement.Replace.class);
        assertThat(local(ConflictPolicy.REPLACE_IF_NEWER, file, 5, TIME))
                .isEqualTo(new LocalConflicts.Skip(SkipReason.NOT_NEWER));
    }

    @Test
    void local_theSameFile_isPassedOverUnlessThePolicyInsists() throws Exception {
        Path file = existing("four");
        assertThat(local(ConflictPolicy.FAIL, file, 4, TIME)).isEqualTo(new LocalConflicts.Skip(SkipReason.SAME));
        assertThat(local(ConflictPolicy.ASK, file, 4, TIME)).isEqualTo(new LocalConflicts.Skip(SkipReason.SAME));
        assertThat(placed(ConflictPolicy.REPLACE, file, 4, TIME)).isInstanceOf(Placement.Replace.class);
        assertThat(placed(ConflictPolicy.KEEP_BOTH, file, 4, TIME)).isInstanceOf(Placement.Beside.class);
    }

    @Test
    void local_aFolder_isNeverReplaced() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("a.txt"));
        assertThat(local(ConflictPolicy.REPLACE, folder, 4, TIME)).isInstanceOf(LocalConflicts.Fail.class);
        assertThat(local(ConflictPolicy.REPLACE_IF_NEWER, folder, 4, Long.MAX_VALUE))
                .isInstanceOf(LocalConflicts.Fail.class);
        assertThat(local(ConflictPolicy.REPLACE_IF_NEWER, folder, 4, OLD)).isInstanceOf(LocalConflicts.Fail.class);
    }
}

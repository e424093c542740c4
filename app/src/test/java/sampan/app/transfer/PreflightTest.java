package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sampan.protocol.Access;
import sampan.protocol.NameProblem;

/// Each answer of a preflight, both ways, and that nothing is carried or made by it.
@Timeout(300)
final class PreflightTest extends PreflightFixture {
    private static void sparse(Path file, long size) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(size);
        }
    }

    @Test
    void upload_saysOfEachEntryWhatItWouldMeet() throws Exception {
        tree(mine, shared);
        Trees.file(shared.resolve("tree/Case"), 1, 1);
        Trees.file(mine.resolve("tree/cASE"), 1, 2);
        Trees.file(mine.resolve("tree/a:b"), 1, 3);
        Trees.file(mine.resolve("tree/new\nline"), 1, 4);
        Trees.file(mine.resolve("tree/con/inside"), 1, 5);
        Trees.file(mine.resolve("tree/batch/Photo.jpg"), 1, 6);
        Trees.file(mine.resolve("tree/batch/photo.JPG"), 1, 7);
        Trees.file(mine.resolve("tree/.DS_Store"), 1, 8);
        Files.createSymbolicLink(mine.resolve("tree/link"), mine);
        Files.createDirectories(mine.resolve("d/".repeat(64)));

        PreflightSum sum = up(host(Access.FULL), policy(ConflictPolicy.FAIL));

        assertThat(answer("tree")).isEqualTo(new PreflightAnswer.Same());
        assertThat(answer("tree/same")).isEqualTo(new PreflightAnswer.Same());
        assertThat(answer("tree/new")).isEqualTo(new PreflightAnswer.New());
        assertThat(answer("tree/differs")).isInstanceOfSatisfying(PreflightAnswer.Differs.class, differs -> {
            assertThat(differs.existing().size()).isEqualTo(4);
            assertThat(differs.existing().modified()).isEqualTo(OLD);
        });
        assertThat(answer("tree/folder")).isEqualTo(new PreflightAnswer.Same());
        assertThat(answer("tree/folder/new")).isEqualTo(new PreflightAnswer.New());
        assertThat(answer("tree/empty")).isEqualTo(new PreflightAnswer.New());
        assertThat(answer("tree/blocked")).isInstanceOf(PreflightAnswer.Differs.class);
        assertThat(answer("tree/blocked/deep")).isEqualTo(new PreflightAnswer.Stranded());
        assertThat(answer("tree/blocked/deep/inside")).isEqualTo(new PreflightAnswer.Stranded());
        assertThat(answer("tree/kind"))
                .isInstanceOfSatisfying(
                        PreflightAnswer.Differs.class,
                        differs -> assertThat(differs.existing().isFolder()).isTrue());
        assertThat(answer("tree/cASE")).isEqualTo(new PreflightAnswer.Clash("Case", null));
        assertThat(answer("tree/a:b")).isEqualTo(new PreflightAnswer.BadName(1, NameProblem.CHARACTER, "a_b"));
        assertThat(answer("tree/new\nline")).isEqualTo(new PreflightAnswer.BadName(3, NameProblem.CONTROL, "new_line"));
        assertThat(answer("tree/con")).isEqualTo(new PreflightAnswer.BadName(0, NameProblem.DEVICE, "_con"));
        assertThat(answer("tree/con/inside")).isEqualTo(new PreflightAnswer.Stranded());
        assertThat(Set.of(answer("tree/batch/Photo.jpg"), answer("tree/batch/photo.JPG")))
                .contains(new PreflightAnswer.New())
                .anyMatch(PreflightAnswer.Clash.class::isInstance);
        assertThat(answer("tree/.DS_Store")).isEqualTo(new PreflightAnswer.Skipped(SkipReason.JUNK));
        assertThat(answer("tree/link")).isEqualTo(new PreflightAnswer.Skipped(SkipReason.LINK));
        assertThat(found.values())
                .filteredOn(item -> item.answer() instanceof PreflightAnswer.TooLong)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.path()).matches("[^/]+(/d)+").hasSizeGreaterThan(2 * 60);
                    assertThat(item.answer()).isEqualTo(new PreflightAnswer.TooLong(null));
                });
        assertThat(sum.count(PreflightAnswer.Kind.CLASH)).isEqualTo(2);
        assertThat(sum.count(PreflightAnswer.Kind.SKIPPED)).isEqualTo(2);
        assertThat(sum.failing()).isEqualTo(failing().size());
        assertThat(sum.needed()).isEqualTo(7 + 7 + 1);
        assertThat(sum.free()).isPositive();
    }

    @Test
    void download_saysOfEachEntryWhatItWouldMeet() throws Exception {
        tree(shared, mine);
        Trees.file(shared.resolve("tree/a:b"), 1, 1);
        Trees.file(shared.resolve("tree/CON/inside"), 1, 2);
        Trees.file(shared.resolve("tree/batch/Photo.jpg"), 1, 3);
        Trees.file(shared.resolve("tree/batch/photo.JPG"), 1, 4);
        Files.createSymbolicLink(shared.resolve("tree/link"), shared);
        String far = "long".repeat(20);
        Trees.file(shared.resolve("tree/" + far), 1, 5);
        int reach =
                mine.toRealPath().resolve("tree/blocked/deep/inside").toString().length();
        LocalSystem system = new LocalSystem(true, true, 255, reach);

        PreflightSum sum = down(host(Access.READ), system, policy(ConflictPolicy.FAIL), "tree");

        assertThat(answer("tree")).isEqualTo(new PreflightAnswer.Same());
        assertThat(answer("tree/same")).isEqualTo(new PreflightAnswer.Same());
        assertThat(answer("tree/new")).isEqualTo(new PreflightAnswer.New());
        assertThat(answer("tree/differs"))
                .isInstanceOfSatisfying(
                        PreflightAnswer.Differs.class,
                        differs -> assertThat(differs.existing().size()).isEqualTo(4));
        assertThat(answer("tree/empty")).isEqualTo(new PreflightAnswer.New());
        assertThat(answer("tree/blocked")).isInstanceOf(PreflightAnswer.Differs.class);
        assertThat(answer("tree/blocked/deep/inside")).isEqualTo(new PreflightAnswer.Stranded());
        assertThat(answer("tree/kind")).isInstanceOf(PreflightAnswer.Differs.class);
        assertThat(answer("tree/a:b")).isEqualTo(new PreflightAnswer.BadName(1, NameProblem.CHARACTER, "a_b"));
        assertThat(answer("tree/CON")).isEqualTo(new PreflightAnswer.BadName(0, NameProblem.DEVICE, "_CON"));
        assertThat(answer("tree/CON/inside")).isEqualTo(new PreflightAnswer.New());
        assertThat(Set.of(answer("tree/batch/Photo.jpg"), answer("tree/batch/photo.JPG")))
                .contains(new PreflightAnswer.New())
                .containsAnyOf(
                        new PreflightAnswer.Clash("Photo.jpg", "photo (2).JPG"),
                        new PreflightAnswer.Clash("photo.JPG", "Photo (2).jpg"));
        assertThat(answer("tree/" + far)).isEqualTo(new PreflightAnswer.TooLong(null));
        assertThat(failing())
                .containsExactlyInAnyOrder(
                        "tree/differs",
                        "tree/blocked",
                        "tree/blocked/deep",
                        "tree/blocked/deep/inside",
                        "tree/kind",
                        "tree/" + far);
        assertThat(sum.leftOut()).isEqualTo(1);
        assertThat(sum.free()).isPositive();
    }

    @Test
    void noRoom_isSaidOfWhatDoesNotFit_bothWays() throws Exception {
        long size = 3L << 40;
        assumeThat(Files.getFileStore(temp).getTotalSpace()).isLessThan(size);
        sparse(mine.resolve("huge"), size);
        Trees.file(mine.resolve("small"), 5, 1);
        RealHost host = host(Access.FULL);
        TransferOptions options = TransferOptions.DEFAULT;
        // Without looking whether anything changed: that would read them.
        PreflightSum sum = transfers(LocalSystem.HERE)
                .uploadPreflight(host.visit(), in(mine), RealHost.at(), options)
                .run(item -> found.put(item.path(), item));
        assertThat(answer("huge")).isInstanceOfSatisfying(PreflightAnswer.NoRoom.class, room -> {
            assertThat(room.needed()).isEqualTo(size);
            assertThat(room.free()).isBetween(1L, size);
        });
        assertThat(answer("small")).isEqualTo(new PreflightAnswer.New());
        assertThat(sum.needed()).isEqualTo(size + 5);

        found.clear();
        sparse(shared.resolve("vast"), size);
        PreflightSum back = transfers(LocalSystem.HERE)
                .downloadPreflight(host.visit(), List.of(RealHost.at("vast")), mine, options)
                .run(item -> found.put(item.path(), item));
        assertThat(answer("vast")).isInstanceOfSatisfying(PreflightAnswer.NoRoom.class, room -> {
            assertThat(room.needed()).isEqualTo(size);
            assertThat(room.free()).isBetween(1L, size);
        });
        assertThat(back.failing()).isEqualTo(1);
        assertThat(back.needed()).isEqualTo(size);
        assertThat(back.free()).isBetween(1L, size);
    }

    @Test
    void noRight_isSaidOfEverything_whereNothingMayBeAdded() throws Exception {
        Trees.file(mine.resolve("tree/a"), 5, 1);
        up(host(Access.READ), policy(ConflictPolicy.FAIL));
        assertThat(answer("tree")).isEqualTo(new PreflightAnswer.NoRight("add"));
        assertThat(failing()).containsExactly("tree", "tree/a");
    }

    @Test
    void noRight_isSaidOfWhatMayNotBeReplaced() throws Exception {
        tree(mine, shared);
        up(host(Access.ADD), policy(ConflictPolicy.REPLACE));
        assertThat(answer("tree/differs")).isEqualTo(new PreflightAnswer.NoRight("full"));
        assertThat(answer("tree/new")).isEqualTo(new PreflightAnswer.New());
    }

    @Test
    void noRight_isSaidOfADownload_fromAnInbox() throws Exception {
        Trees.file(shared.resolve("secret"), 5, 1);
        down(host(Access.INBOX), LocalSystem.HERE, policy(ConflictPolicy.FAIL), "secret");
        assertThat(answer("secret")).isEqualTo(new PreflightAnswer.NoRight("read"));
    }

    @Test
    void anInbox_tellsNothingButBadNames() throws Exception {
        Trees.file(shared.resolve("there"), 5, 1);
        Trees.file(mine.resolve("there"), 6, 2);
        Trees.file(mine.resolve("a:b"), 6, 3);
        up(host(Access.INBOX), policy(ConflictPolicy.FAIL));
        assertThat(answer("there")).isEqualTo(new PreflightAnswer.New());
        assertThat(failing()).containsExactly("a:b");
    }

    @Test
    void upload_intoAFolderThatIsNotThere_isSaidOnce() throws Exception {
        Trees.file(mine.resolve("a"), 5, 1);
        RealHost host = host(Access.FULL);
        Preflight preflight = transfers(LocalSystem.HERE)
                .uploadPreflight(host.visit(), in(mine), RealHost.at("no"), TransferOptions.DEFAULT);
        assertThatThrownBy(() -> preflight.run(item -> assertThat(item).isNull()))
                .isInstanceOfSatisfying(
                        TransferException.class,
                        e -> assertThat(e.reason()).isEqualTo(TransferException.Reason.TARGET_MISSING));
        assertThat(in(shared)).filteredOn(path -> !path.endsWith(".sampan")).isEmpty();
    }

    @Test
    void cancel_endsIt() throws Exception {
        Trees.file(mine.resolve("a"), 5, 1);
        RealHost host = host(Access.FULL);
        Preflight preflight = transfers(LocalSystem.HERE)
                .uploadPreflight(host.visit(), in(mine), RealHost.at(), TransferOptions.DEFAULT);
        preflight.cancel();
        assertThatThrownBy(() -> preflight.run(item -> assertThat(item).isNull()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void upload_ofTheSameNameFromTwoPlaces_findsTheClash() throws Exception {
        Trees.file(temp.resolve("one/x"), 5, 1);
        Trees.file(temp.resolve("two/x"), 6, 2);
        Trees.file(temp.resolve("one/both/a"), 5, 1);
        Trees.file(temp.resolve("two/both/b"), 6, 2);
        Set<String> told = new HashSet<>();
        List<PreflightAnswer> answers = new ArrayList<>();
        List<Path> what = List.of(
                temp.resolve("one/x"), temp.resolve("two/x"), temp.resolve("one/both"), temp.resolve("two/both"));
        transfers(LocalSystem.HERE)
                .uploadPreflight(host(Access.FULL).visit(), what, RealHost.at(), TransferOptions.DEFAULT)
                .run(item -> {
                    told.add(item.path());
                    if (item.path().equals("x")) {
                        answers.add(item.answer());
                    }
                });
        assertThat(told).containsExactlyInAnyOrder("x", "both", "both/a", "both/b");
        assertThat(answers).containsExactly(new PreflightAnswer.New(), new PreflightAnswer.Clash("x", null));
    }

    @Test
    void upload_ofThousandsInOneFolder_isAnsweredInFull() throws Exception {
        for (int i = 0; i < 2_300; i++) {
            Trees.file(mine.resolve("tree/" + "名".repeat(i % 60) + "?".repeat(1 + i % 2) + i), 1, i);
        }
        Trees.file(mine.resolve("tree/good"), 1, 1);
        PreflightSum sum = up(host(Access.ADD), policy(ConflictPolicy.FAIL));
        assertThat(sum.count(PreflightAnswer.Kind.BAD_NAME)).isEqualTo(2_300);
        assertThat(sum.count(PreflightAnswer.Kind.NEW)).isEqualTo(2);
    }
}

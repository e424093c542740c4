package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.app.cli.Typist.Said;
import sampan.app.text.Language;
import sampan.protocol.Access;

/// Disks that fill up, here and at the host: one line with what is needed and what is free, nothing under a real name,
/// and the same command goes on when there is room.
class FullDiskTest {
    private static final int LARGE = 8_000_000;

    /// What travels besides files, at most.
    private static final int OVERHEAD = 200_000;

    @TempDir
    Path folder;

    private Path share = Path.of("");
    private Typist typist = new Typist(share, share);

    @BeforeEach
    void begin() throws IOException {
        share = Files.createDirectory(folder.resolve("share"));
        typist = new Typist(folder.resolve("home"), Files.createDirectory(folder.resolve("here")));
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".sampan"))
                    .sorted()
                    .toList();
        }
    }

    /// Each of the two files would fit.
    @ParameterizedTest
    @EnumSource(Language.class)
    void get_ofMoreThanTheDiskHolds_keepsWhatCameAndGoesOn(Language language) throws IOException {
        Trees.write(share.resolve("one.bin"), LARGE, new Random(1));
        Trees.write(share.resolve("two.bin"), LARGE, new Random(2));
        typist.language = language;
        String[] command = {"get", "--json", ":/Files/one.bin", ":/Files/two.bin", "--to", ""};
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 12);
                Hosted host = Hosted.of(share, Access.READ)) {
            typist.environment.put("SAMPAN_LINK", host.library());
            command[5] = disk.folder().toString();

            Said full = typist.run(command);

            // Both fill the disk together, or one is there so soon that the other is seen not to fit.
            boolean isSeen = full.err().startsWith("sampan: two.bin: ");
            String sentence = language == Language.ENGLISH
                    ? "This computer's disk is full: [0-9.]+ MB needed, [0-9.]+ (bytes|kB%s) free."
                    : "本机磁盘已满：需要 [0-9.]+ MB，剩余 [0-9.]+ (字节|kB%s)。";
            assertThat(full.err())
                    .matches("sampan: " + (isSeen ? "two.bin" : disk.folder()) + ": "
                            + sentence.formatted(isSeen ? "|MB" : "") + "\n");
            assertThat(full.exit()).isEqualTo(5);
            List<String> whole = names(disk.folder());
            if (isSeen) {
                assertThat(whole).containsExactly("one.bin");
            } else {
                assertThat(whole).hasSizeLessThan(2);
            }
            for (String name : whole) {
                assertThat(Files.mismatch(disk.folder().resolve(name), share.resolve(name)))
                        .isEqualTo(-1);
            }

            disk.grow(30);
            Said again = typist.run(command);

            assertThat(again.exit()).as(again.err()).isZero();
            assertThat(again.err()).isEmpty();
            assertThat(Files.mismatch(disk.folder().resolve("one.bin"), share.resolve("one.bin")))
                    .isEqualTo(-1);
            assertThat(Files.mismatch(disk.folder().resolve("two.bin"), share.resolve("two.bin")))
                    .isEqualTo(-1);
            assertThat(disk.folder().toFile().list()).containsExactlyInAnyOrder("one.bin", "two.bin");
            assertThat(again.summary().get("received").getAsLong()).isLessThan(isSeen ? LARGE + OVERHEAD : LARGE);
        }
    }

    @Test
    void get_ofManySmallFiles_whenTheDiskIsFull_saysSoOnce() throws IOException {
        for (int i = 0; i < 300; i++) {
            Trees.write(share.resolve("tree/f" + i), 9_000, new Random(i));
        }
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 1);
                Hosted host = Hosted.of(share, Access.READ)) {
            typist.environment.put("SAMPAN_LINK", host.library());
            String to = disk.folder().toString();

            Said full = typist.run("get", ":/Files/tree", "--to", to);

            assertThat(full.err()).matches("sampan: " + to + ": This computer's disk is full: .* needed, .* free.\n");
            assertThat(full.exit()).isEqualTo(5);
            for (String name : names(disk.folder().resolve("tree"))) {
                assertThat(Files.mismatch(
                                disk.folder().resolve("tree").resolve(name),
                                share.resolve("tree").resolve(name)))
                        .isEqualTo(-1);
            }
            disk.grow(8);
            assertThat(typist.run("get", ":/Files/tree", "--to", to)).isEqualTo(new Said(0, "", ""));
            assertThat(Trees.described(disk.folder())).isEqualTo(Trees.described(share));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void put_toAHostWhoseDiskIsFull_saysWhatIsMissingAndGoesOnLater(Language language) throws IOException {
        Trees.write(typist.folder.resolve("large.bin"), LARGE, new Random(1));
        Trees.small(typist.folder.resolve("tree"), 300, 2);
        typist.language = language;
        Typist other = new Typist(folder.resolve("other"), Files.createDirectory(folder.resolve("there")));
        String sentence = language == Language.ENGLISH
                ? "(The disk there is full|The host keeps its last free space for itself): "
                        + "[0-9.]+ [kM]B needed, [0-9.]+ (bytes|[kM]B) (free|left)."
                : "(对方磁盘已满|对方要为自己留出最后的空间)：需要 [0-9.]+ [kM]B，(剩余|可用) [0-9.]+ (字节|[kM]B)。";
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 5)) {
            Path hosted = Files.createDirectory(disk.folder().resolve("hosted"));
            Files.writeString(hosted.resolve("a"), "a");
            try (Hosted host = Hosted.of(hosted, Access.ADD)) {
                typist.environment.put("SAMPAN_LINK", host.library());
                other.environment.put("SAMPAN_LINK", host.library());

                Said large = typist.run("put", "large.bin", ":/Files");
                assertThat(large.err()).matches("sampan: large.bin: " + sentence + "\n");
                assertThat(large.exit()).isEqualTo(1);
                Trees.write(disk.folder().resolve("fill"), 4_500_000, new Random(3));
                Said many = typist.run("put", "tree", ":/Files");
                assertThat(many.err()).matches("sampan: " + sentence + "\n");
                assertThat(many.exit()).isEqualTo(1);
                assertThat(other.run("get", ":/Files/a")).isEqualTo(new Said(0, "", ""));
                assertThat(names(hosted)).containsExactly("a", "tree");

                disk.grow(30);
                assertThat(typist.run("put", "large.bin", "tree", ":/Files")).isEqualTo(new Said(0, "", ""));
                assertThat(Files.mismatch(hosted.resolve("large.bin"), typist.folder.resolve("large.bin")))
                        .isEqualTo(-1);
                assertThat(Trees.described(hosted.resolve("tree")))
                        .isEqualTo(Trees.described(typist.folder.resolve("tree")));
            }
        }
    }

    @Test
    void output_ontoAFullDisk_saysSo() throws IOException {
        Trees.write(share.resolve("large.bin"), LARGE, new Random(1));
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 3);
                Hosted host = Hosted.of(share, Access.READ);
                var out = Files.newOutputStream(disk.folder().resolve("out"))) {
            typist.environment.put("SAMPAN_LINK", host.library());
            var err = new java.io.ByteArrayOutputStream();
            assertThat(typist.run(out, err, "get", ":/Files/large.bin", "--to", "-"))
                    .isEqualTo(5);
            assertThat(err).hasToString("sampan: large.bin: This computer's disk is full.\n");
        }
    }
}

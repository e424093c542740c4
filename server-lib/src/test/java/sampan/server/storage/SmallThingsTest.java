package sampan.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The small things: notes, sets of numbers, folded names, names like others, reasons.
final class SmallThingsTest {
    @TempDir
    Path folder;

    @Test
    void note_givesBackWhatWasWritten() throws IOException {
        try (Folder top = Disk.best().top(folder)) {
            new Note("offer")
                    .with("name", List.of("a b", "é", "name x"))
                    .with("size", 7)
                    .write(top, "n", false);

            Note note = Objects.requireNonNull(Note.read(top, "n", "offer"));

            assertThat(note.all("name")).containsExactly("a b", "é", "name x");
            assertThat(note.number("size")).isEqualTo(7);
            assertThat(Note.read(top, "no", "offer")).isNull();
            assertThatThrownBy(() -> note.get("no")).isInstanceOf(DamagedException.class);
        }
    }

    @Test
    void note_withAnyByteChangedOrCut_isDamaged() throws IOException {
        try (Folder top = Disk.best().top(folder)) {
            new Note("offer").with("name", "a").with("size", 7).write(top, "n", false);
            byte[] whole = Files.readAllBytes(folder.resolve("n"));

            for (int i = 0; i < whole.length; i++) {
                byte[] changed = whole.clone();
                changed[i] ^= 1;
                Files.write(folder.resolve("n"), changed);
                assertThatThrownBy(() -> Note.read(top, "n", "offer")).isInstanceOf(DamagedException.class);
                Files.write(folder.resolve("n"), Arrays.copyOf(whole, i));
                assertThatThrownBy(() -> Note.read(top, "n", "offer")).isInstanceOf(DamagedException.class);
            }
        }
    }

    @Test
    void longSet_holdsWhatASetHolds() {
        Random random = new Random(5);
        LongSet longs = new LongSet();
        Set<Long> model = new TreeSet<>();
        for (int i = 0; i < 20_000; i++) {
            long number = random.nextInt(30_000) * (random.nextBoolean() ? 1L : 1L << 33);
            longs.add(number);
            model.add(number);
        }

        assertThat(longs.size()).isEqualTo(model.size());
        assertThat(model).allMatch(longs::contains);
        for (long number = 30_000; number < 40_000; number++) {
            assertThat(longs.contains(number)).isFalse();
        }
    }

    @Test
    void folded_isEqualExactlyForNamesThatClash() {
        for (List<String> clashing : List.of(
                List.of("Photo.JPG", "photo.jpg"),
                List.of("é", "e\u0301"),
                List.of("Straße", "STRASSE"),
                List.of("\u212Aelvin", "kelvin"))) {
            assertThat(Folded.hash(clashing.getFirst())).isEqualTo(Folded.hash(clashing.getLast()));
            assertThat(Folded.clash(clashing.getFirst(), clashing.getLast())).isTrue();
        }
        assertThat(Folded.hash("a")).isNotEqualTo(Folded.hash("b"));
        assertThat(Folded.clash("a", "a")).isFalse();
    }

    @Test
    void suffix_standsBeforeTheExtensionAndFitsIntoAName() {
        assertThat(Suffix.on("a.txt", "2")).isEqualTo("a (2).txt");
        assertThat(Suffix.on(".profile", "2")).isEqualTo(".profile (2)");
        assertThat(Suffix.on("a", "2")).isEqualTo("a (2)");
        for (String longest :
                List.of("é".repeat(127), "x".repeat(250) + ".txt", "a." + "b".repeat(253), "😀".repeat(63))) {
            String name = Suffix.on(longest, "99");
            assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(name)).isTrue();
        }
    }

    @Test
    void errno_readsTheSystemsSentences() {
        assertThat(Errno.of(new IOException("No space left on device"))).isEqualTo(Errno.NOSPC);
        assertThat(Errno.of(new FileSystemException("a", null, "Disk quota exceeded")))
                .isEqualTo(Errno.DQUOT);
        assertThat(Errno.of(new FileSystemException("a", null, "Read-only file system")))
                .isEqualTo(Errno.ROFS);
        assertThat(Errno.of(new FileSystemException("a", null, "Too many open files")))
                .isEqualTo(Errno.MFILE);
        assertThat(Errno.of(new IOException("There is not enough space on the disk")))
                .isEqualTo(Errno.NOSPC);
        assertThat(Errno.of(new IOException())).isEqualTo(Errno.OTHER);
        for (Errno errno : Errno.values()) {
            assertThat(Errno.of(errno.about("a"))).isEqualTo(errno);
        }
    }

    @Test
    void leaf_isNeverAWayOut() {
        for (String way : List.of("", ".", "..", "a/b", "/etc", "../x", "a\0b")) {
            assertThatThrownBy(() -> Leaf.in(folder, way)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> Leaf.alone(way)).isInstanceOf(IOException.class);
        }
    }
}

package sampan.app.ui.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Destination;
import sampan.app.client.SmallRead;
import sampan.app.client.Visit;
import sampan.app.text.Language;
import sampan.app.ui.Harbour;
import sampan.app.ui.Screen;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.InfoViewModel.Fact;
import sampan.app.ui.browse.TableState.Filled;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceIdentity;

/// What is told about rows of a real host's folder, without a screen.
@Timeout(120)
class InfoViewModelTest {
    private static final int LARGE = (2 << 20) + 77;

    @TempDir
    private Path folder;

    private final Screen screen = new Screen();
    private final Background background = new Background(screen);
    private final Words words = new Words(Language.ENGLISH);
    private final BrowseViewModel browse = new BrowseViewModel(background, words, new NoMoves());
    private final InfoViewModel info = new InfoViewModel(browse, background, words);
    private final List<AutoCloseable> open = new ArrayList<>();
    private Visit visit;

    @BeforeEach
    void enter() throws Exception {
        Files.createDirectory(folder.resolve("Album"));
        Files.write(folder.resolve("large.bin"), new byte[LARGE]);
        Files.writeString(folder.resolve("small.txt"), "small");
        Harbour host = Harbour.of(folder, Access.FULL);
        open.add(host);
        visit = Visit.open(Destination.of(host.link(), false), DeviceIdentity.inMemory(), "tester");
        open.add(visit);
        browse.enter(visit, Harbour.path());
        screen.until("the folder is read", () -> browse.state().get() instanceof Filled);
        info.open().set(true);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        background.close();
    }

    private void select(String... names) {
        browse.selection()
                .setAll(browse.rows().stream()
                        .filter(row -> List.of(names).contains(row.shown()))
                        .toList());
    }

    private List<String> labels() {
        return info.facts().stream().map(Fact::label).toList();
    }

    @Test
    void oneFile_isToldWithItsVersion_whichTheHostIsAskedFor() throws Exception {
        select("large.bin");
        assertThat(info.title().get()).isEqualTo("large.bin");
        assertThat(info.facts())
                .contains(
                        new Fact("Kind", "BIN file"),
                        new Fact("Size", "2.1 MB (2,097,229 bytes)"),
                        new Fact("Where", "/Harbour/large.bin"));
        screen.until("the host has answered", () -> labels().contains("Version"));
        assertThat(info.sentence()).startsWith("large.bin, Kind: BIN file, Size: 2.1 MB (2,097,229 bytes), Modified: ");
    }

    @Test
    void oneFolder_isToldWithTheRoomThere() throws Exception {
        select("Album");
        screen.until("the host has answered", () -> labels().contains("Free there"));
        assertThat(labels()).containsExactly("Kind", "Modified", "Where", "Free there");
    }

    @Test
    void several_areCountedAndSummedUp() {
        select("Album", "large.bin", "small.txt");
        assertThat(info.title().get()).isEqualTo("3 selected");
        assertThat(info.facts())
                .containsExactly(
                        new Fact("Folders", "1"),
                        new Fact("Files", "2"),
                        new Fact("Size together", "2.1 MB (2,097,234 bytes)"),
                        new Fact("Where", "/Harbour"));
        assertThat(info.row().get()).isNull();
    }

    @Test
    void nothing_orNobodyWhoLooks_isToldNothing() {
        assertThat(info.facts()).isEmpty();
        assertThat(info.title().get()).isEqualTo("Nothing is selected");
        info.open().set(false);
        select("small.txt");
        assertThat(info.facts()).isEmpty();
        assertThat(info.row().get()).isNull();
        info.open().set(true);
        assertThat(info.facts()).contains(new Fact("Size", "5 bytes"));
    }

    @Test
    void aSmallRead_bringsTheWholeFile_orNothing() throws Exception {
        byte[] content = new byte[LARGE];
        for (int i = 0; i < LARGE; i++) {
            content[i] = (byte) ((i * 31) >> 8);
        }
        Files.write(folder.resolve("large.bin"), content);
        RemotePath path = Harbour.path("large.bin");
        assertThat(new SmallRead(path, LARGE, () -> true).from(visit)).isEqualTo(content);
        assertThat(new SmallRead(path, LARGE - 1, () -> true).from(visit)).isNull();
        assertThat(new SmallRead(Harbour.path("Album"), LARGE, () -> true).from(visit))
                .isNull();
        AtomicInteger pieces = new AtomicInteger();
        assertThat(new SmallRead(path, LARGE, () -> pieces.incrementAndGet() < 2).from(visit))
                .isNull();
        assertThat(pieces).hasValue(2);
    }

    @Test
    void latest_asksOneAfterTheOther_andPassesOverWhatWasWantedInBetween() throws Exception {
        List<String> found = new ArrayList<>();
        List<String> asked = java.util.Collections.synchronizedList(new ArrayList<>());
        var begin = new java.util.concurrent.CountDownLatch(1);
        Latest<String, String> latest = new Latest<>(
                background,
                (about, _) -> {
                    begin.await();
                    asked.add(about);
                    return java.util.Optional.of(about);
                },
                found::add);
        latest.want("first");
        latest.want("between");
        latest.want("last");
        begin.countDown();
        screen.until("the last is there", () -> found.contains("last"));
        assertThat(asked).containsExactly("first", "last");
        assertThat(found).containsExactly("last");
    }
}

package sampan.app.ui.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.text.Language;
import sampan.app.transfer.TransferOptions;
import sampan.app.transfer.Transfers;
import sampan.app.ui.Harbour;
import sampan.app.ui.Screen;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.TableState.Filled;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceIdentity;

/// Handing a real host's files to other programs, without a screen.
@Timeout(120)
class CopiesViewModelTest {
    private static final int LARGE = (int) CopiesViewModel.MOST_COPIED + 1;
    private static final int MEDIUM = (int) CopiesViewModel.MOST_AHEAD + 1;

    @TempDir
    private Path folder;

    @TempDir
    private Path downloads;

    private final Screen screen = new Screen();
    private final Background background = new Background(screen);
    private final Words words = new Words(Language.ENGLISH);
    private final BrowseViewModel browse = new BrowseViewModel(background, words, new NoMoves());
    private final ChangesViewModel changes = new ChangesViewModel(browse, background, words);
    private final Transfers engine = new Transfers();
    private final AtomicInteger fetched = new AtomicInteger();
    private final LocalCopies local = new LocalCopies(this::fetch);
    private final CopiesViewModel copies = new CopiesViewModel(browse, changes, local, background, words);
    private final List<Path> clipboard = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Visit visit;

    private void fetch(Visit from, RemotePath file, Path into) throws IOException {
        fetched.incrementAndGet();
        try {
            engine.download(from, List.of(file), into, TransferOptions.DEFAULT).await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @BeforeEach
    void enter() throws Exception {
        Files.createDirectory(folder.resolve("Album"));
        Files.writeString(folder.resolve("a.txt"), "aa");
        Files.writeString(folder.resolve("b.txt"), "bb");
        Files.write(folder.resolve("large.bin"), new byte[LARGE]);
        Files.write(folder.resolve("medium.bin"), new byte[MEDIUM]);
        Harbour host = Harbour.of(folder, Access.READ);
        open.add(host);
        visit = Visit.open(Destination.of(host.link(), false), DeviceIdentity.inMemory(), "tester");
        open.add(visit);
        open.add(engine);
        open.add(local);
        browse.enter(visit, Harbour.path());
        screen.until("the folder is read", () -> browse.state().get() instanceof Filled);
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

    private @Nullable String said() {
        Notice notice = changes.notice().get();
        return notice == null ? null : notice.sentence();
    }

    private void copy() {
        clipboard.clear();
        copies.copy(clipboard::addAll);
    }

    private void untilCopied(int count) throws InterruptedException {
        screen.until("they are copied", () -> clipboard.size() == count);
        assertThat(said()).isEqualTo(words.get("copy.done", count));
    }

    private void untilOffered() throws InterruptedException {
        screen.until("a download is offered", () -> words.get("copy.not-here").equals(said()));
        assertThat(clipboard).isEmpty();
        Notice notice = changes.notice().get();
        assertThat(notice == null ? List.<Notice.Action>of() : notice.actions())
                .extracting(Notice.Action::label)
                .containsExactly("Download to…");
    }

    @Test
    void copy_ofSmallFiles_bringsThem_andASecondTimeFindsThem() throws Exception {
        select("a.txt", "b.txt");
        copy();
        untilCopied(2);
        assertThat(clipboard.get(0)).hasFileName("a.txt").hasContent("aa");
        assertThat(clipboard.get(1)).hasFileName("b.txt").hasContent("bb");
        assertThat(copies.ready().files()).isEqualTo(clipboard);
        assertThat(copies.ready().ours()).isTrue();
        copy();
        untilCopied(2);
        assertThat(fetched).hasValue(2);
    }

    @Test
    void copy_ofAFileThatHasChangedAtTheHost_fetchesItAgain() throws Exception {
        select("a.txt");
        copy();
        untilCopied(1);
        Files.writeString(folder.resolve("a.txt"), "other");
        Files.setLastModifiedTime(folder.resolve("a.txt"), FileTime.fromMillis(1_700_000_000_000L));
        browse.refresh();
        screen.until(
                "the change is seen",
                () -> browse.rows().stream().anyMatch(row -> row.entry().size() == 5));
        select("a.txt");
        copy();
        untilCopied(1);
        assertThat(clipboard.getFirst()).hasContent("other");
    }

    @Test
    void copy_ofTooMuch_orOfAFolder_offersADownload() throws Exception {
        select("large.bin");
        copy();
        untilOffered();
        changes.notice().set(null);
        select("a.txt", "Album");
        copy();
        untilOffered();
        assertThat(fetched).hasValue(0);
    }

    @Test
    void copy_ofWhatWasDownloaded_takesThat_howeverLarge_unlessItWasChanged() throws Exception {
        engine.download(visit, List.of(Harbour.path("large.bin")), downloads, TransferOptions.DEFAULT)
                .await();
        local.downloaded(visit.destination(), List.of(Harbour.path("large.bin")), downloads);
        select("large.bin");
        copy();
        untilCopied(1);
        assertThat(clipboard).containsExactly(downloads.resolve("large.bin"));
        assertThat(copies.ready().ours()).as("nobody may move it away").isFalse();
        Files.writeString(downloads.resolve("large.bin"), "changed here");
        copy();
        untilOffered();
    }

    @Test
    void bringAhead_bringsWhatIsLittle_andForgetsItWithTheSelection() throws Exception {
        select("a.txt");
        assertThat(copies.ready().files()).isEmpty();
        copies.bringAhead();
        screen.until("it is ready", () -> copies.ready().files().size() == 1);
        assertThat(copies.ready().files().getFirst()).hasContent("aa");
        select("medium.bin");
        assertThat(copies.ready().files()).isEmpty();
        copies.bringAhead();
        select("b.txt");
        copies.bringAhead();
        screen.until("the other is ready", () -> copies.ready().files().size() == 1);
        assertThat(copies.ready().files().getFirst()).hasContent("bb");
        assertThat(fetched).as("the larger one was not fetched").hasValue(2);
        assertThat(said()).isNull();
    }

    @Test
    void close_deletesWhatWasFetched_butNoDownload() throws Exception {
        select("a.txt");
        copy();
        untilCopied(1);
        Path copy = clipboard.getFirst();
        Path download = Files.writeString(downloads.resolve("b.txt"), "mine");
        local.downloaded(visit.destination(), List.of(Harbour.path("b.txt")), downloads);
        local.close();
        assertThat(copy.resolve("../..").normalize()).doesNotExist();
        assertThat(download).exists();
    }
}

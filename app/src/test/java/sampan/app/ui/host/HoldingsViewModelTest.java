package sampan.app.ui.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.store.Home;
import sampan.app.text.Language;
import sampan.app.ui.PassingVisitor;
import sampan.app.ui.Screen;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;
import sampan.protocol.Access;
import sampan.protocol.Limits;

/// What a share's owner sees of its trash and unfinished uploads, and does about them, without a screen.
@Timeout(120)
class HoldingsViewModelTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private final Screen screen = new Screen();
    private final Background background = new Background(screen);
    private final Words words = new Words(Language.ENGLISH);
    private Hosting hosting;
    private PassingVisitor visitor;
    private HoldingsViewModel holdings;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(folder.resolve("2026/May"));
        Files.writeString(folder.resolve("2026/May/sea.jpg"), "waves");
        Files.writeString(folder.resolve("notes.txt"), "old");
        Wish wish = new Wish(
                folder, "Photos", Access.FULL, false, new Wish.Who.Link(Wish.Until.HOUR), Wish.Ways.USUAL, false);
        hosting = Hosting.start(wish, Home.in(home));
        visitor = PassingVisitor.at(hosting.shown());
        holdings = new HoldingsViewModel(hosting, background, words);
    }

    @AfterEach
    void close() throws Exception {
        visitor.close();
        hosting.close();
        background.close();
        assertThat(background.await(Duration.ofSeconds(30))).isTrue();
    }

    private void look(String what, BooleanSupplier holds) throws InterruptedException {
        screen.until(what, () -> {
            holdings.look();
            return holds.getAsBoolean();
        });
    }

    /// As if nobody had written to the draft for an hour.
    private void letLie() throws IOException {
        try (Stream<Path> files =
                Files.find(folder.resolve(".sampan/drafts"), 3, (file, _) -> file.endsWith("marks"))) {
            for (Path marks : files.toList()) {
                Files.setLastModifiedTime(marks, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
            }
        }
    }

    private void lookAtTrash(int count) throws InterruptedException {
        look(count + " things are in the trash", () -> holdings.trash().size() == count);
    }

    private Notice said() throws InterruptedException {
        screen.until("it is said", () -> holdings.notice().get() != null);
        return Objects.requireNonNull(holdings.notice().get());
    }

    @Test
    void theRoomOnTheDisk_isKnownAfterTheFirstLook() throws Exception {
        assertThat(holdings.free().get()).isNull();
        look("the room is known", () -> holdings.free().get() != null);
        assertThat(Objects.requireNonNull(holdings.free().get()).disk()).isPositive();
        assertThat(holdings.trash()).isEmpty();
        assertThat(holdings.uploads()).isEmpty();
    }

    @Test
    void whatAVisitorDeleted_isThereWithItsName_alsoWhenItHasLeft_andComesBack() throws Exception {
        visitor.delete("2026/May/sea.jpg");
        visitor.close();
        lookAtTrash(1);
        TrashRow row = holdings.trash().getFirst();
        assertThat(row.who()).isEqualTo("laptop");
        HoldingLine line = HoldingLine.of(row, words);
        assertThat(line.name()).isEqualTo("sea.jpg");
        assertThat(line.small()).matches("5 bytes · deleted .+ by laptop · in 2026/May");
        assertThat(line.about()).isEqualTo("Restore sea.jpg");

        holdings.restore(row);

        screen.until("it is gone from the trash", () -> holdings.trash().isEmpty());
        assertThat(folder.resolve("2026/May/sea.jpg")).hasContent("waves");
        assertThat(said().sentence()).isEqualTo("“sea.jpg” is back where it was.");
    }

    @Test
    void restore_ofANameThatIsTaken_saysSo_andKeepsItInTheTrash() throws Exception {
        visitor.delete("notes.txt");
        Files.writeString(folder.resolve("notes.txt"), "new");
        lookAtTrash(1);

        holdings.restore(holdings.trash().getFirst());

        assertThat(said().sentence()).isEqualTo("“notes.txt” stays in the trash: something else has its name now.");
        assertThat(folder.resolve("notes.txt")).hasContent("new");
        assertThat(holdings.trash()).hasSize(1);
    }

    @Test
    void restore_ofWhatIsGone_saysSo_andLooksAgain() throws Exception {
        visitor.delete("notes.txt");
        lookAtTrash(1);
        TrashRow row = holdings.trash().getFirst();
        hosting.holdings().purge(row.item().id());

        holdings.restore(row);

        assertThat(said().sentence()).isEqualTo("“notes.txt” is not there any more.");
        screen.until("the list is right again", () -> holdings.trash().isEmpty());
    }

    @Test
    void empty_asksFirst_andDeletesWhatWasShown_butNothingThatCameSince() throws Exception {
        visitor.delete("notes.txt");
        lookAtTrash(1);

        holdings.empty();

        Notice question = said();
        assertThat(question.sentence()).isEqualTo("Delete 1 item for good? Nobody can bring it back.");
        assertThat(holdings.trash()).hasSize(1);
        visitor.delete("2026");
        lookAtTrash(2);
        question.actions().getFirst().does().run();

        lookAtTrash(1);
        HoldingLine left = HoldingLine.of(holdings.trash().getFirst(), words);
        assertThat(left.name()).isEqualTo("2026");
        assertThat(left.small()).startsWith("Folder · ");
        assertThat(holdings.notice().get()).isNull();
    }

    @Test
    void aBrokenOffUpload_isThereWithWhatHasArrived_andIsDiscardedAfterAsking() throws Exception {
        visitor.begin("2026/film.mp4", 4, 3);
        look("it is seen", () -> holdings.uploads().size() == 1);
        UploadRow arriving = holdings.uploads().getFirst();
        assertThat(arriving.upload().arriving()).isTrue();
        assertThat(HoldingLine.of(arriving, words).possible()).isFalse();
        assertThat(HoldingLine.of(arriving, words).small())
                .isEqualTo("3.1 MB of 4.2 MB has arrived, 75% · arriving now · from laptop · in 2026");
        visitor.close();
        letLie();
        look("it lies still", () -> !holdings.uploads().getFirst().upload().arriving());
        UploadRow row = holdings.uploads().getFirst();
        assertThat(HoldingLine.of(row, words).small()).contains(" · last ", " · from laptop");
        assertThat(HoldingLine.of(row, words).possible()).isTrue();

        holdings.discard(row);

        Notice question = said();
        assertThat(question.sentence())
                .isEqualTo("Throw away what has arrived of “film.mp4”, 3.1 MB? Its visitor would have to send all of it"
                        + " again.");
        assertThat(holdings.uploads()).hasSize(1);
        question.actions().getFirst().does().run();
        screen.until("it is gone", () -> holdings.uploads().isEmpty());
        assertThat(hosting.holdings().unfinished()).isEmpty();
    }

    @Test
    void discard_ofWhatIsArriving_isRefused_andThatIsSaid() throws Exception {
        visitor.begin("film.mp4", 4, 1);
        look("it is seen", () -> holdings.uploads().size() == 1);

        holdings.discard(holdings.uploads().getFirst());
        said().actions().getFirst().does().run();

        assertThat(said().sentence()).isEqualTo("“film.mp4” is arriving just now, and was left alone.");
        assertThat(hosting.holdings().unfinished())
                .hasSize(1)
                .first()
                .satisfies(upload -> assertThat(upload.held()).isEqualTo(Limits.CHUNK));
    }

    @Test
    void names_areHarmlessToLookAt() throws Exception {
        Files.writeString(folder.resolve("exe\u202egpj.txt"), "x");
        visitor.delete("exe\u202egpj.txt");
        lookAtTrash(1);
        assertThat(HoldingLine.of(holdings.trash().getFirst(), words).sentence())
                .startsWith("exe\ufffdgpj.txt · ");
    }

    @Test
    void aDiskThatCantBeAsked_isSaid() throws Exception {
        hosting.close();
        holdings.look();
        assertThat(said().tone()).isEqualTo(Notice.Tone.DANGER);
        assertThat(said().sentence()).isEqualTo(words.get("deed.disk"));
        assertThat(holdings.free().get()).isNull();
    }
}

package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.transfer.ConflictPolicy;
import sampan.protocol.Access;
import sampan.server.Invite;
import sampan.server.SampanServer;
import sampan.server.ServerConfig;
import sampan.transport.DeviceIdentity;

/// Files that are dropped on a place of the list, in the real window: they get there without anybody going there.
@Tag("window")
@Timeout(240)
class DeliveryWindowTest {
    @TempDir
    private Path top;

    private Quay quay;
    private Path note;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void prepare() throws Exception {
        quay = new Quay(top);
        note = Files.writeString(quay.mine.resolve("note.txt"), "to the harbour");
    }

    @AfterEach
    void close() throws Exception {
        quay.close();
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private static void untilPlace(OpenWindow window, String name) {
        window.until(
                "it is among the places",
                () -> window.scene().getRoot().lookupAll("#places .place").stream()
                        .anyMatch(place -> ((Labeled) place).getText().equals(name)));
    }

    private static void bookmark(OpenWindow window) {
        window.robot.push(KeyCode.SHORTCUT, KeyCode.D);
        window.until("a name is offered", () -> window.isThere("#keep-name"));
        window.robot.push(KeyCode.ENTER);
        untilPlace(window, "office-nas");
    }

    private static void leave(OpenWindow window) {
        window.click("#connect");
        window.untilSays("Whose files would you like to see?");
    }

    private static void dragOver(OpenWindow window, String place, Path... files) {
        window.drag(List.of(files), window.place(place));
    }

    private static void untilHint(OpenWindow window, String sentence) {
        window.until(
                "it says " + sentence,
                () -> window.isThere("#places-hint")
                        && window.text("#places-hint").equals(sentence));
    }

    @Test
    void filesDroppedOnABookmark_areSentToItsOnlyShare_whileOneIsElsewhere() throws Exception {
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        bookmark(window);
        leave(window);
        dragOver(window, "office-nas", note);
        untilHint(window, "Upload 1 item to office-nas");
        window.letGo();
        Quay.untilLine(window, "Done, verified");
        assertThat(quay.folder.resolve("note.txt")).hasContent("to the harbour");
        assertThat(window.ask(() -> window.window.models().browse().folder().get()))
                .isNull();
        assertThat(window.ask(() -> window.isThere("#places-hint"))).isFalse();
    }

    @Test
    void filesDroppedOnARecentPlace_areSentToTheFolderOfItsLink() throws Exception {
        Files.createDirectory(quay.folder.resolve("Album"));
        Harbour host = quay.host(Access.ADD);
        OpenWindow window = quay.window(host.link().withPath(Harbour.path("Album")));
        String name = host.link().host() + ":" + host.link().port();
        untilPlace(window, name);
        leave(window);
        dragOver(window, name, note);
        untilHint(window, "Upload 1 item to " + name);
        window.letGo();
        Quay.untilLine(window, "Done, verified");
        assertThat(quay.folder.resolve("Album/note.txt")).hasContent("to the harbour");
    }

    @Test
    void aPlaceThatTakesNothing_saysWhy() throws Exception {
        OpenWindow window = quay.window(quay.host(Access.READ).link());
        bookmark(window);
        leave(window);
        dragOver(window, "office-nas", note);
        window.letGo();
        window.untilNotice("“office-nas” takes no files from this computer: its share is read-only.");
        assertThat(quay.folder).isEmptyDirectory();
    }

    @Test
    void aHostWithSeveralShares_orWithoutAny_saysWhatToDo() throws Exception {
        SampanServer server = SampanServer.start(ServerConfig.of(DeviceIdentity.inMemory())
                .withHostName("office-nas")
                .withPort(0)
                .withShare("One", quay.folder, Access.ADD)
                .withShare("Two", quay.mine, Access.ADD));
        open.add(server);
        OpenWindow window = quay.window(server.invite(Invite.TO_EVERYTHING));
        bookmark(window);
        leave(window);
        dragOver(window, "office-nas", note);
        window.letGo();
        window.untilNotice("“office-nas” has several shares. Go there, and drop the files on one of them.");
        server.close();
        dragOver(window, "office-nas", note);
        window.letGo();
        window.until(
                "it is said", () -> window.text("#notice .sentence").startsWith("Nothing was sent to “office-nas”. "));
    }

    @Test
    void whatDiffersThere_isAskedAbout_andSentThen() throws Exception {
        Files.writeString(quay.folder.resolve("note.txt"), "an older one of another size");
        Files.writeString(quay.folder.resolve("more.txt"), "an older one of another size");
        Path more = Files.writeString(quay.mine.resolve("more.txt"), "more");
        OpenWindow window = quay.window(quay.host(Access.FULL).link());
        bookmark(window);
        leave(window);
        dragOver(window, "office-nas", note, more);
        untilHint(window, "Upload 2 items to office-nas");
        window.letGo();
        window.until("it is asked", () -> window.isThere("#preflight-send"));
        window.robot.interact(() -> choice(window).setValue(ConflictPolicy.REPLACE));
        window.click("#preflight-send");
        Quay.untilLine(window, "Done, verified");
        assertThat(quay.folder.resolve("more.txt")).hasContent("more");
        assertThat(quay.folder.resolve("note.txt")).hasContent("to the harbour");
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<ConflictPolicy> choice(OpenWindow window) {
        return (ComboBox<ConflictPolicy>) window.node("#preflight-choice");
    }
}

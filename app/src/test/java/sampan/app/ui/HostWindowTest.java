package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.event.Event;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Destination;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.app.ui.host.Hosting;
import sampan.app.ui.host.Wish;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;
import sampan.server.ConnectionModel;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// Sharing a folder from the menu of the real window, and going to its link.
@Tag("window")
@Timeout(240)
class HostWindowTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(50);

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("welcome.txt"), "come in");
        window = OpenWindow.open(home);
    }

    @AfterEach
    void close() {
        window.close();
    }

    /// A test beside this one may have it for a moment.
    private static void take(ServerSocket port) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (!port.isBound()) {
            try {
                port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), ShareLink.DEFAULT_PORT));
            } catch (BindException _) {
                if (System.nanoTime() > end) {
                    // Another program has it and keeps it, which does as well.
                    return;
                }
                LockSupport.parkNanos(BETWEEN);
            }
        }
    }

    private String share() {
        window.menu("#menu-file", "#command-host");
        window.until("the sheet is there", () -> window.isThere("#host-start"));
        window.robot.interact(() -> window.window.models().host().folder().set(folder));
        window.click("#host-start");
        window.until("it is shared", () -> window.isThere("#host-link"));
        return window.ask(() -> ((TextField) window.node("#host-link")).getText());
    }

    @Test
    void hostAShare_showsALink_thatLeadsToTheFolder() {
        String link = share();
        assertThat(link).startsWith("sampan://127.0.0.1:");
        window.click("#host-copy");
        assertThat(window.ask(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(link);
        window.robot.push(KeyCode.ESCAPE);
        window.until("the sheet is gone", () -> !window.isThere("#host-link"));
        window.go(link);
        window.untilNames("welcome.txt");
        window.until(
                "the visitor is counted", () -> window.text("#status-sharing").equals("Sharing 1 folder, 1 visitor"));
    }

    @Test
    void theQrCode_isTheLink() throws Exception {
        String link = share();
        assertThat(window.isThere("#host-code-picture")).isFalse();
        window.click("#host-code");
        window.until("it is shown", () -> window.isThere("#host-code-picture"));
        Image picture = window.ask(() -> ((ImageView) window.node("#host-code-picture")).getImage());
        int side = (int) picture.getWidth();
        int[] pixels = new int[side * side];
        picture.getPixelReader().getPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
        BinaryBitmap seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        assertThat(new QRCodeReader().decode(seen).getText()).isEqualTo(link);
        window.click("#host-code");
        window.until("it is put away", () -> !window.isThere("#host-code-picture") || !shown("#host-code-picture"));
    }

    private boolean shown(String query) {
        return window.node(query).getParent().isVisible();
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatVisitorsDo_isListed() throws Exception {
        Destination there = Destination.of(ShareLink.parse(share()), false);
        try (Visit visit = Visit.open(there, DeviceIdentity.inMemory(), "laptop")) {
            RemotePath share = RemotePath.of(visit.welcome().shares().getFirst().name());
            visit.call(new Request.Move(share.child("welcome.txt"), share.child("moved.txt"), null));
        } catch (LinkException.Refused _) {
            // who may only add has been here all the same
        }
        window.click("#host-activity");
        window.until(
                "it is listed",
                () -> ((ListView<Object>) window.node("#host-deeds")).getItems().size() == 2);
        window.until(
                "it can be read, the latest first",
                () -> window.node("#host-deeds").lookupAll(".line-cell").stream()
                                .map(line -> String.valueOf(((Labeled) line).getText()))
                                .filter(text -> text.contains("laptop"))
                                .count()
                        == 2);
        assertThat(window.ask(() -> window.node("#host-deeds").lookupAll(".line-cell").stream()
                        .map(line -> String.valueOf(((Labeled) line).getText()))
                        .toList()))
                .anyMatch(line -> line.endsWith("laptop has left"))
                .anyMatch(line -> line.endsWith("laptop is here, from 127.0.0.1"));
    }

    @Test
    void aVisitor_isRemoved_andGetsInNoMore_whileOthersDo() throws Exception {
        Destination there = Destination.of(ShareLink.parse(share()), false);
        DeviceIdentity stranger = DeviceIdentity.inMemory();
        try (Visit visit = Visit.open(there, stranger, "laptop")) {
            window.until("it is shown", () -> window.isThere(".visitor-remove"));
            assertThat(visit.welcome().host()).isNotEmpty();
            window.click(".visitor-remove");
            window.until("nobody is there", () -> !window.isThere(".visitor-remove"));
        }
        assertThatThrownBy(() -> Visit.open(there, stranger, "laptop").close())
                .isInstanceOf(LinkException.NotTrusted.class);
        Visit.open(there, DeviceIdentity.inMemory(), "another").close();
    }

    @Test
    void advanced_choosesHowVisitorsAreServed() {
        window.menu("#menu-file", "#command-host");
        window.until("the sheet is there", () -> window.isThere("#host-start"));
        TitledPane advanced = (TitledPane) window.node("#host-advanced");
        assertThat(window.ask(advanced::isExpanded)).isFalse();
        window.click("#host-advanced");
        window.until("it is unfolded", advanced::isExpanded);
        @SuppressWarnings("unchecked")
        ComboBox<ConnectionModel> model = (ComboBox<ConnectionModel>) window.node("#host-model");
        assertThat(window.ask(() -> model.getConverter().toString(model.getValue())))
                .isEqualTo("a virtual thread each (usual)");
        window.robot.interact(() -> model.setValue(ConnectionModel.EVENT_LOOP));
        window.robot.interact(() -> {
            ((CheckBox) window.node("#host-portable")).fire();
            ((CheckBox) window.node("#host-classic")).fire();
        });
        window.robot.interact(() -> window.window.models().host().folder().set(folder));
        window.click("#host-start");
        window.until("it is shared", () -> window.isThere("#host-link"));
        Hosting hosting =
                window.ask(() -> window.window.models().host().hostings().getFirst());
        assertThat(hosting.wish().ways()).isEqualTo(new Wish.Ways(ConnectionModel.EVENT_LOOP, false, true));
        assertThat(window.text("#host-classic-hint"))
                .matches("In the classic dialect, without encryption, at 127\\.0\\.0\\.1:[0-9]+\\.");
        window.robot.push(KeyCode.ESCAPE);
        window.until("the sheet is gone", () -> !window.isThere("#host-link"));
        window.go(hosting.place().text());
        window.untilNames("welcome.txt");
    }

    @Test
    void aPortThatIsInUse_isSaid_andTheLinkNamesAnother() throws Exception {
        try (ServerSocket other = new ServerSocket()) {
            take(other);
            String link = share();
            assertThat(ShareLink.parse(link).port()).isNotEqualTo(ShareLink.DEFAULT_PORT);
            assertThat(window.text("#host-port"))
                    .isEqualTo("Port 7267 is in use on this computer, so the link names port "
                            + ShareLink.parse(link).port() + ".");
            window.click("#sheet-close");
            window.go(link);
            window.untilNames("welcome.txt");
        }
    }

    @Test
    void aFolderThatIsGone_isSaid_andTheFormStays() throws Exception {
        window.menu("#menu-file", "#command-host");
        window.until("the sheet is there", () -> window.isThere("#host-start"));
        Path gone = home.resolve("gone");
        window.robot.interact(() -> window.window.models().host().folder().set(gone));
        window.click("#host-start");
        window.until("it is said", () -> window.isThere("#host-notice .sentence"));
        assertThat(window.text("#host-notice .sentence")).isEqualTo("There is no " + gone + ".");
        assertThat(window.isThere("#host-start")).isTrue();
    }

    @Test
    void theSheet_leavesNoTracesOnTheScreen() {
        window.menu("#menu-file", "#command-host");
        window.until("the sheet is there", () -> window.isThere("#host-start"));
        new OnScreen(window).untilPainted();
        window.robot.push(KeyCode.ESCAPE);
        window.until("the sheet is gone", () -> !window.isThere("#host-start"));
        new OnScreen(window).untilPainted();
    }

    /// When what had the keys goes, nothing has them for a moment, and the scene hears them itself.
    @Test
    void escape_whileNothingHasTheKeys_putsTheSheetAway() {
        window.menu("#menu-file", "#command-host");
        window.until("the sheet is there", () -> window.isThere("#host-start"));
        window.robot.interact(() -> {
            KeyEvent escape = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false);
            Event.fireEvent(window.stage.getScene(), escape);
        });
        window.until("the sheet is gone", () -> !window.isThere("#host-start"));
    }

    @Test
    void stop_endsTheShare() {
        share();
        window.click("#host-stop");
        window.until("the form is back", () -> window.isThere("#host-start"));
        window.until("nothing is shared", () -> !window.isThere("#status-sharing"));
    }

    @Test
    void quit_whileSharing_asksFirst() {
        share();
        window.robot.push(KeyCode.ESCAPE);
        window.until("the sheet is gone", () -> !window.isThere("#host-link"));
        window.robot.push(KeyCode.SHORTCUT, KeyCode.Q);
        window.until("it is asked", () -> window.isThere("#leaving-why"));
        assertThat(window.text("#leaving-why")).isEqualTo("You share 1 folder; visitors will be disconnected.");
        window.click("#leaving-cancel");
        window.until("the sheet is gone", () -> !window.isThere("#leaving-why"));
        assertThat(window.ask(() -> window.stage.isShowing())).isTrue();
    }
}

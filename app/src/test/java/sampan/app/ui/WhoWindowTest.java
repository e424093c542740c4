package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.LinkException;
import sampan.protocol.Access;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// Who may come to a folder that is shared, in the sheet of the real window.
@Tag("window")
@Timeout(240)
class WhoWindowTest {
    private final DeviceIdentity device = DeviceIdentity.inMemory();

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private OpenWindow window;
    private ShareLink link;
    private PassingVisitor visitor;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("welcome.txt"), "come in");
        window = OpenWindow.open(home);
        window.menu("#menu-file", "#command-host");
        window.until("the sheet is there", () -> window.isThere("#host-start"));
        link = share();
        visitor = PassingVisitor.staying(link, device);
    }

    @AfterEach
    void close() {
        visitor.close();
        window.close();
    }

    private ShareLink share() {
        window.robot.interact(() -> window.window.models().host().folder().set(folder));
        window.click("#host-start");
        window.until("it is shared", () -> window.isThere("#host-link"));
        return ShareLink.parse(window.ask(() -> ((TextField) window.node("#host-link")).getText()));
    }

    private void unfold() {
        window.click("#host-who-may");
        window.until(
                "the device is listed",
                () -> ((ListView<?>) window.node("#who-devices")).getItems().size() == 1
                        && window.node("#who-devices").lookup(".device-remove") != null);
    }

    private String device() {
        return window.ask(() -> {
            Node cell = window.node("#who-devices").lookup(".device-cell");
            return cell == null || cell.getAccessibleText() == null ? "" : cell.getAccessibleText();
        });
    }

    @Test
    void aDeviceThatCameByTheLink_isListed_andRemoved_andCantComeBack() throws Exception {
        unfold();
        window.until("it is here", () -> device().contains("here now"));
        assertThat(device())
                .matches("laptop · can read and add · without end · here now · known since .+ · by the link of .+");
        window.robot.interact(() -> window.node("#who-devices").requestFocus());
        window.robot.push(KeyCode.TAB);
        window.until(
                "the keys are at what changes it",
                () -> window.node(".device-change").isFocused());
        assertThat(window.ask(() -> OpenWindow.name(window.node(".device-change"))))
                .isEqualTo("Change what laptop may do");
        window.robot.push(KeyCode.TAB);
        window.until(
                "and at what removes it", () -> window.node(".device-remove").isFocused());
        window.robot.push(KeyCode.SPACE);
        window.until(
                "it is asked, and the keys are at the answer",
                () -> window.isThere("#who-notice .hyperlink")
                        && window.node("#who-notice .hyperlink").isFocused());
        assertThat(visitor.isThere()).isTrue();

        window.robot.push(KeyCode.SPACE);
        long pressed = System.nanoTime();
        window.until("its connection has ended", () -> !visitor.isThere());
        // Generous for a loaded machine; the server ends it before it answers the window.
        assertThat(Duration.ofNanos(System.nanoTime() - pressed)).isLessThan(Duration.ofSeconds(3));
        window.until("it is listed no more", () -> !window.isThere("#who-devices"));
        assertThatThrownBy(() -> PassingVisitor.staying(link, device)).isInstanceOf(LinkException.NotTrusted.class);
        PassingVisitor.at(link).close();
    }

    @Test
    void devicesIApprove_letsAKnownOneIn_andNoStrangerByTheLinkFromBefore() throws Exception {
        window.click("#host-stop");
        window.until("the form is back", () -> window.isThere("#host-who"));
        choose(false);
        window.until("the device is offered", () -> window.isThere(".device-choice"));
        assertThat(window.isThere("#host-until") && window.node("#host-until").isVisible())
                .isFalse();
        assertThat(window.text(".device-choice")).startsWith("laptop · last here ");
        window.robot.interact(() -> ((CheckBox) window.node(".device-choice")).fire());
        ShareLink place = share();

        assertThat(place.token()).isNull();
        assertThat(window.text("#host-hint"))
                .isEqualTo("Only devices that you let in get in by this address. It is no secret.");
        ShareLink before = new ShareLink(place.host(), place.port(), link.path(), link.pin(), link.token());
        assertThatThrownBy(() -> PassingVisitor.at(before)).isInstanceOf(LinkException.NotTrusted.class);
        try (PassingVisitor known = PassingVisitor.staying(place, device)) {
            assertThat(known.access()).isEqualTo(Access.ADD);
            unfold();
            window.until("it is here", () -> device().matches("laptop · .+ · here now · .+ · let in by you"));
            window.robot.interact(() -> {
                MenuButton change = (MenuButton) window.node(".device-change");
                change.getItems().getLast().fire();
            });
            window.until("it was let out", () -> !known.isThere());
            window.until("that is said", () -> device().startsWith("laptop · is not let in here"));
        }
    }

    @SuppressWarnings("unchecked")
    private void choose(boolean byLink) {
        window.robot.interact(() -> ((ComboBox<Boolean>) window.node("#host-who")).setValue(byLink));
    }
}

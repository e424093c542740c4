package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.store.Settings.Theme;
import sampan.protocol.Access;

/// The whole way by keyboard alone; each control that has the keys tells who reads the screen aloud what it is, what it
/// is called, and its value.
@Tag("window")
@Timeout(240)
class KeyboardWindowTest {
    private static final int MANY = 80;

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private final List<String> untold = new ArrayList<>();
    private Harbour host;
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("sea.jpg"), "waves");
        Files.writeString(folder.resolve("ship.jpg"), "sails");
        host = Harbour.of(folder, Access.FULL);
        window = OpenWindow.open(home);
    }

    @AfterEach
    void close() {
        window.close();
        host.close();
    }

    private @Nullable Node owner() {
        return window.ask(() -> window.scene().getFocusOwner());
    }

    private boolean hasKeys(String id) {
        Node owner = window.scene().getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    /// Goes from control to control until this one has the keys; everything on the way is told.
    private void tabTo(String id) {
        for (int i = 0; i < MANY; i++) {
            untold.add(told());
            if (window.ask(() -> hasKeys(id))) {
                return;
            }
            window.robot.push(KeyCode.TAB);
        }
        throw new AssertionError("the keys never come to " + id);
    }

    private void assertTold() {
        assertThat(told()).isEmpty();
    }

    /// What has the keys has a role and a name; a field its text, a box whether it is ticked. Otherwise that it has
    /// not.
    private String told() {
        Node owner = Objects.requireNonNull(owner(), "something has the keys");
        return window.ask(() -> {
            String which = owner + " in " + owner.getParent();
            AccessibleRole role = (AccessibleRole) owner.queryAccessibleAttribute(AccessibleAttribute.ROLE);
            if (role == null || role == AccessibleRole.NODE) {
                return which + " has no role";
            }
            if (OpenWindow.name(owner).isBlank()) {
                return which + " has no name";
            }
            if (owner instanceof TextField field) {
                assertThat(owner.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                        .as(which)
                        .isEqualTo(field.getText().isEmpty() ? field.getPromptText() : field.getText());
            } else if (owner instanceof ToggleButton toggle) {
                assertThat(owner.queryAccessibleAttribute(AccessibleAttribute.SELECTED))
                        .as(which)
                        .isEqualTo(toggle.isSelected());
            }
            return "";
        });
    }

    private void connect() {
        window.robot.push(KeyCode.SHORTCUT, KeyCode.L);
        window.until("one can write an address", () -> hasKeys("address"));
        assertTold();
        window.robot.interact(
                () -> ((TextField) window.node("#address")).setText(host.link().text()));
        window.robot.push(KeyCode.ENTER);
        window.untilNames("sea.jpg", "ship.jpg");
        window.until("the table has the keys", () -> hasKeys("entries"));
        assertTold();
    }

    @Test
    void connect_pick_download_answer_host_andChangeASetting() throws Exception {
        connect();
        Files.createDirectories(window.downloads);
        Files.writeString(window.downloads.resolve("ship.jpg"), "mine, and longer");
        window.robot.write("sh");
        window.until("it is picked", () -> window.text("#counts").startsWith("1 selected"));
        window.robot.push(KeyCode.ENTER);
        window.until("it is asked", () -> window.isThere("#question"));
        tabTo("question-replace");
        window.robot.push(KeyCode.SPACE);
        window.until(
                "it is replaced",
                () -> Files.readString(window.downloads.resolve("ship.jpg")).equals("sails"));

        window.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.H);
        window.until("the form is there", () -> window.isThere("#host-folder"));
        // What the system's own dialog would answer.
        window.robot.interact(() -> window.window.models().host().folder().set(folder));
        tabTo("host-start");
        window.robot.push(KeyCode.SPACE);
        window.until(
                "it is said why not",
                () -> window.isThere("#host-notice .sentence")
                        && window.text("#host-notice .sentence").contains("is shared already"));
        window.robot.interact(() -> window.window.models().host().folder().set(window.downloads));
        tabTo("host-start");
        window.robot.push(KeyCode.SPACE);
        window.until("it is shared", () -> window.isThere("#host-link"));
        tabTo("host-copy");
        window.robot.push(KeyCode.ESCAPE);
        window.until("the sheet is gone", () -> !window.isThere("#host-link"));

        window.robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
        window.until("the settings are there", () -> window.isThere("#settings-theme-dark"));
        tabTo("settings-theme-light");
        window.robot.push(KeyCode.RIGHT);
        window.until("the keys have gone on", () -> hasKeys("settings-theme-dark"));
        untold.add(told());
        window.robot.push(KeyCode.SPACE);
        window.until(
                "it is dark",
                () -> window.window.models().settings().settings().get().theme() == Theme.DARK);
        window.robot.push(KeyCode.ESCAPE);
        window.until("the sheet is gone", () -> !window.isThere("#settings-theme-dark"));
        assertThat(untold).allMatch(String::isEmpty);
    }

    @Test
    void everyControlOfTheWindow_getsTheKeys_andIsTold() {
        connect();
        Node first = Objects.requireNonNull(owner());
        int count = 0;
        do {
            untold.add(told());
            window.robot.push(KeyCode.TAB);
            count++;
        } while (!first.equals(owner()) && count < MANY);
        assertThat(untold).allMatch(String::isEmpty);
        assertThat(count).as("one comes back to where one was").isBetween(12, MANY - 1);
    }
}

package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;

/// A window that is opened by a link: it goes there before it is shown.
@Timeout(180)
class BeginningWindowTest {
    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    @Test
    void aWindowOpenedByALink_showsTheFolder_andThePersonIsInItsTable() throws Exception {
        Files.writeString(folder.resolve("b.txt"), "two");
        Files.createDirectory(folder.resolve("a"));
        try (Harbour host = Harbour.of(folder, Access.READ);
                OpenWindow window = OpenWindow.startedWith(host.link().text(), home)) {
            window.untilNames("a", "b.txt");
            window.until("the table has the focus", () -> window.table().isFocused());
            assertThat(((TextField) window.node("#address")).getText())
                    .isEqualTo("127.0.0.1:" + host.link().port());
            assertThat(host.server().visitors()).hasSize(1);
            window.robot.push(KeyCode.HOME).push(KeyCode.ENTER);
            window.untilSays("Nothing here yet");
        }
    }

    @Test
    void aWindowOpenedByALinkToNobody_saysSo() throws Exception {
        Harbour host = Harbour.of(folder, Access.READ);
        host.close();
        try (OpenWindow window = OpenWindow.startedWith(host.link().text(), home)) {
            window.untilSays("Not connected");
        }
    }
}

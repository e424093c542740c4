package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;

/// Files that were chosen outside of the window, which a later start brings to it.
@Tag("window")
@Timeout(240)
class SendWindowTest {
    @TempDir
    private Path top;

    private Quay quay;
    private String line;

    @BeforeEach
    void prepare() throws Exception {
        quay = new Quay(top);
        Path note = Files.writeString(quay.mine.resolve("my note.txt"), "to the harbour");
        line = Start.of(List.of("--send", note.toString())).line();
    }

    @AfterEach
    void close() throws Exception {
        quay.close();
    }

    private void bring(OpenWindow window) {
        window.ask(() -> {
            window.window.comeForward(line);
            return true;
        });
        window.until("it asks where to", () -> window.isThere("#send-what"));
        assertThat(window.ask(() -> window.text("#send-what"))).isEqualTo("Send “my note.txt”.");
    }

    private void untilItIsThere(OpenWindow window) {
        Quay.untilLine(window, "Done, verified");
        assertThat(quay.folder.resolve("my note.txt")).hasContent("to the harbour");
    }

    @Test
    void files_areSentToTheFolderThatIsShown() throws Exception {
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        bring(window);
        window.click("#send-here");
        untilItIsThere(window);
    }

    @Test
    void files_areSentToAPlaceOneKnows_afterItWasChosen() throws Exception {
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        bring(window);
        window.ask(() -> {
            ListView<?> places = (ListView<?>) window.scene().getRoot().lookup("#send-places");
            places.getSelectionModel().selectFirst();
            return true;
        });
        window.click("#send-send");
        untilItIsThere(window);
    }

    @Test
    void files_areSentToALink_withoutGoingThere() throws Exception {
        String link = quay.host(Access.ADD).link().text();
        OpenWindow window = quay.window(quay.host(Access.READ).link());
        bring(window);
        window.ask(() -> {
            ((TextField) window.scene().getRoot().lookup("#send-link")).setText(link);
            return true;
        });
        window.click("#send-send");
        untilItIsThere(window);
    }
}

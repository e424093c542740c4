package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;

/// Several hosts at once, a tab each, in the real window.
@Tag("window")
@Timeout(240)
class TabsWindowTest {
    @TempDir
    private Path top;

    private Path home;
    private Harbour sea;
    private Harbour hills;
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        home = top.resolve("home");
        sea = Harbour.of(folder("Sea", "wave.jpg"), Access.FULL);
        hills = Harbour.of(folder("Hills", "peak.jpg"), Access.FULL);
        window = OpenWindow.at(sea.link().text(), home);
    }

    private Path folder(String name, String file) throws Exception {
        Path folder = Files.createDirectory(top.resolve(name));
        Files.writeString(folder.resolve(file), name);
        return folder;
    }

    @AfterEach
    void close() {
        window.close();
        sea.close();
        hills.close();
    }

    private List<String> heads() {
        return window.ask(() -> ((TabPane) window.node("#tabs"))
                .getTabs().stream().map(Tab::getText).toList());
    }

    private boolean areShown() {
        return window.isThere("#tabs") && window.node("#tabs").getParent().isVisible();
    }

    private String address() {
        return window.ask(() -> ((TextField) window.node("#address")).getText());
    }

    private void openTheHills() {
        window.robot.push(KeyCode.SHORTCUT, KeyCode.T);
        window.until(
                "the address is empty and has the keys",
                () -> window.node("#address").isFocused()
                        && ((TextField) window.node("#address")).getText().isEmpty());
        window.go(hills.link().text());
        window.untilNames("peak.jpg");
    }

    @Test
    void eachTab_hasItsHost_itsAddress_andItsFolder_andKeysGoRound() {
        assertThat(window.ask(this::areShown)).as("one alone needs no head").isFalse();
        openTheHills();
        String there = address();
        assertThat(heads()).containsExactly("Harbour – office-nas", "Harbour – office-nas");
        window.robot.push(KeyCode.CONTROL, KeyCode.TAB);
        window.untilNames("wave.jpg");
        assertThat(address()).isNotEqualTo(there);
        window.robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        window.untilNames("peak.jpg");
        assertThat(address()).isEqualTo(there);
    }

    @Test
    void aClosedTab_leavesItsHost_andTheLastOneStaysNowhere() {
        openTheHills();
        window.robot.push(KeyCode.SHORTCUT, KeyCode.W);
        window.untilNames("wave.jpg");
        window.until("its head is gone", () -> !areShown());
        window.until("the host is left", () -> hills.server().visitors().isEmpty());
        window.robot.push(KeyCode.SHORTCUT, KeyCode.W);
        window.until(
                "it is nowhere", () -> window.window.models().browse().visit().get() == null);
        window.until("that is left too", () -> sea.server().visitors().isEmpty());
        assertThat(window.ask(() -> window.window.models().tabs().all())).hasSize(1);
    }

    @Test
    void aPlace_opensInATabOfItsOwn_byTheMiddleButtonAndByItsMenu() {
        String known = sea.link().host() + ":" + sea.link().port();
        window.until(
                "it is a place",
                () -> window.robot
                        .from(window.node("#places"))
                        .lookup(known)
                        .tryQuery()
                        .isPresent());
        window.robot.clickOn(window.place(known), MouseButton.MIDDLE);
        window.until("there are two", () -> heads().size() == 2);
        window.untilNames("wave.jpg");
        window.robot.clickOn(window.place(known), MouseButton.SECONDARY);
        window.until(
                "it is offered",
                () -> window.robot.lookup("#places-in-tab").tryQuery().isPresent());
        window.robot.clickOn("#places-in-tab");
        window.until("there are three", () -> heads().size() == 3);
        window.untilNames("wave.jpg");
    }

    @Test
    void aLinkFromElsewhere_doesNotTakeAwayWhatIsShown() {
        window.robot.interact(() -> window.window.comeForward(hills.link().text()));
        window.untilNames("peak.jpg");
        window.robot.push(KeyCode.CONTROL, KeyCode.TAB);
        window.untilNames("wave.jpg");
    }

    @Test
    void whatIsChangedHere_isChangedInTheOtherTab_thatShowsTheSameFolder() throws Exception {
        window.robot.interact(() -> window.window.comeForward(sea.link().text()));
        window.until("there are two", () -> heads().size() == 2);
        window.untilNames("wave.jpg");
        Path mine = Files.writeString(top.resolve("foam.jpg"), "foam");
        window.drag(List.of(mine), window.table());
        window.letGo();
        window.untilNames("foam.jpg", "wave.jpg");
        window.robot.push(KeyCode.CONTROL, KeyCode.TAB);
        window.untilNames("foam.jpg", "wave.jpg");
    }

    @Test
    void closedTabs_leaveNothingBehind() {
        List<WeakReference<VisitTab>> gone = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            window.robot.interact(() -> window.window.models().tabs().open());
            gone.add(new WeakReference<>(
                    window.ask(() -> window.window.models().tabs().current().get())));
            window.robot.interact(() -> {
                Tabs tabs = window.window.models().tabs();
                tabs.close(tabs.current().get());
            });
        }
        window.untilNames("wave.jpg");
        window.until("nothing holds them", () -> {
            System.gc();
            return gone.stream().allMatch(tab -> tab.get() == null);
        });
        assertThat(Set.copyOf(heads())).hasSize(1);
    }
}

package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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

/// What the real window says before the first byte.
@Tag("window")
@Timeout(240)
class PreflightWindowTest {
    @TempDir
    private Path top;

    private Quay quay;

    @BeforeEach
    void open() throws Exception {
        quay = new Quay(top);
        for (String name : new String[] {"one.txt", "two.txt"}) {
            Files.writeString(quay.folder.resolve(name), "theirs");
            Files.writeString(quay.mine.resolve(name), "mine, and longer");
        }
    }

    @AfterEach
    void close() throws Exception {
        quay.close();
    }

    private OpenWindow dropBoth(Access access) throws Exception {
        OpenWindow window = quay.window(quay.host(access).link());
        Path fresh = Files.writeString(quay.mine.resolve("three.txt"), "new");
        Quay.drop(window, quay.mine.resolve("one.txt"), quay.mine.resolve("two.txt"), fresh);
        window.until("it is foretold", () -> window.isThere("#preflight-differs"));
        assertThat(window.text("#preflight-differs")).isEqualTo("2 there already, but differ:");
        assertThat(window.text("#preflight-new")).isEqualTo("1 new");
        assertThat(quay.folder.resolve("three.txt")).doesNotExist();
        return window;
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<ConflictPolicy> choice(OpenWindow window) {
        return (ComboBox<ConflictPolicy>) window.node("#preflight-choice");
    }

    @Test
    void oneChoice_holdsForAllThatDiffer() throws Exception {
        OpenWindow window = dropBoth(Access.FULL);
        window.robot.interact(() -> choice(window).setValue(ConflictPolicy.REPLACE));
        window.click("#preflight-send");
        Quay.untilLine(window, "Done");
        assertThat(quay.folder.resolve("one.txt")).hasContent("mine, and longer");
        assertThat(quay.folder.resolve("two.txt")).hasContent("mine, and longer");
        assertThat(quay.folder.resolve("three.txt")).hasContent("new");
    }

    @Test
    void whoMayNotReplace_isNotOfferedTo_andKeepsBoth() throws Exception {
        OpenWindow window = dropBoth(Access.ADD);
        assertThat(window.ask(() -> choice(window).getItems()))
                .containsExactly(ConflictPolicy.ASK, ConflictPolicy.SKIP, ConflictPolicy.KEEP_BOTH);
        window.robot.interact(() -> choice(window).setValue(ConflictPolicy.KEEP_BOTH));
        window.click("#preflight-send");
        Quay.untilLine(window, "Done");
        assertThat(quay.folder.resolve("one.txt")).hasContent("theirs");
        assertThat(quay.folder.resolve("one (2).txt")).hasContent("mine, and longer");
    }

    @Test
    void escape_sendsNothing() throws Exception {
        OpenWindow window = dropBoth(Access.FULL);
        window.robot.push(KeyCode.ESCAPE);
        window.until("it is put away", () -> !window.isThere("#preflight-differs"));
        assertThat(window.window.models().transfers().batches()).isEmpty();
        assertThat(quay.folder.resolve("one.txt")).hasContent("theirs");
    }

    @Test
    void nothingToDecide_startsAtOnce() throws Exception {
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        Quay.drop(window, Files.writeString(quay.mine.resolve("three.txt"), "new"));
        Quay.untilLine(window, "Done");
        assertThat(window.isThere("#preflight")).isFalse();
        assertThat(quay.folder.resolve("three.txt")).hasContent("new");
    }

    @Test
    void itIsReadWithTheKeysAlone_andSaidInChinese() throws Exception {
        OpenWindow window = quay.window(quay.host(Access.FULL).link());
        window.robot.interact(() -> window.window.models().settings().speak(sampan.app.text.Language.CHINESE));
        Quay.drop(window, quay.mine.resolve("one.txt"), quay.mine.resolve("two.txt"));
        window.until("it is foretold", () -> window.isThere("#preflight-differs"));
        assertThat(window.text("#preflight-differs")).isEqualTo("2 项已存在但内容不同：");
        assertThat(window.ask(() -> OpenWindow.name(window.scene().getFocusOwner())))
                .isEqualTo("已存在的文件如何处理");
        assertThat(window.ask(() -> ((Labeled) window.node("#preflight-send")).getText()))
                .isEqualTo("发送 2 项");
        window.robot.push(KeyCode.DOWN);
        window.robot.push(KeyCode.ENTER);
        window.until("it is sent", () -> !window.isThere("#preflight-differs"));
    }
}

package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.ProgressBar;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.ui.base.Motion;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// Nothing turns or runs to and fro in the real window for a person who wants no motion.
@Tag("window")
@Timeout(120)
class MotionWindowTest {
    @TempDir
    private Path home;

    @Test
    void whatWaits_turns_orStandsStill_asThePersonWantsIt() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                OpenWindow window = OpenWindow.open(home)) {
            window.go(new ShareLink(
                            "127.0.0.1",
                            mute.getLocalPort(),
                            RemotePath.LIBRARY,
                            DeviceIdentity.inMemory().id(),
                            null)
                    .text());
            window.until("it turns", () -> window.isThere(".placeholder-ring .progress-indicator"));
            window.robot.interact(() -> window.scene().getPreferences().setReducedMotion(true));
            window.until(
                    "a clock stands there",
                    () -> window.isThere(".placeholder-ring .still")
                            && !window.isThere(".placeholder-ring .progress-indicator"));
            ProgressBar bar = new ProgressBar();
            window.robot.interact(() -> {
                bar.progressProperty().bind(Motion.progress(bar, new SimpleDoubleProperty(-1)));
                assertThat(bar.isIndeterminate()).isTrue();
                ((javafx.scene.layout.Pane) window.scene().getRoot())
                        .getChildren()
                        .add(bar);
            });
            assertThat(window.ask(bar::getProgress)).isZero();
            window.robot.interact(() -> window.scene().getPreferences().setReducedMotion(false));
            window.until("it turns again", () -> window.isThere(".placeholder-ring .progress-indicator"));
            assertThat(window.ask(bar::isIndeterminate)).isTrue();
        }
    }
}

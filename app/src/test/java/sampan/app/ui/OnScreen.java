package sampan.app.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.stage.Screen;

/// What a window really shows on the screen, as the person sees it: not what it would paint if asked.
record OnScreen(OpenWindow window) {
    /// Keeps what the whole screen shows, so that a failure can be looked at afterwards.
    Path kept() {
        try {
            Path folder = Files.createDirectories(Path.of("target"));
            return Files.write(
                    Files.createTempFile(folder, "screen-", ".png"),
                    Png.of(part(Screen.getPrimary().getBounds())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A part of the screen.
    Image part(Rectangle2D part) {
        return window.ask(() -> window.robot.robotContext().getCaptureSupport().captureRegion(part));
    }

    /// How bright the screen is in a node's lower right corner, from 0 for black to 1.
    double brightness(Node node) {
        Bounds there = window.ask(() -> node.localToScreen(node.getLayoutBounds()));
        return part(new Rectangle2D(there.getMaxX() - 6, there.getMaxY() - 6, 1, 1))
                .getPixelReader()
                .getColor(0, 0)
                .getBrightness();
    }

    /// Waits until the screen shows what the window would paint if it painted all of itself anew: whatever is left of
    /// something that has moved away is found by that.
    void untilPainted() {
        Rectangle2D place = new Rectangle2D(0, 0, 1000, 680);
        Node root = window.scene().getRoot();
        untilPulses(3);
        Image before = part(place);
        window.robot.interact(() -> root.setOpacity(0));
        window.until("the window is blank", () -> differ(part(place), before));
        window.robot.interact(() -> root.setOpacity(1));
        window.until("the screen shows the window as it was", () -> !differ(part(place), before));
    }

    /// Waits until the window was painted so many times more, if there was anything to paint.
    void untilPulses(int count) {
        AtomicInteger seen = new AtomicInteger();
        Runnable see = () -> {
            if (seen.incrementAndGet() < count) {
                Platform.requestNextPulse();
            }
        };
        window.robot.interact(() -> {
            window.scene().addPostLayoutPulseListener(see);
            Platform.requestNextPulse();
        });
        window.until("it was painted", () -> seen.get() >= count);
        window.robot.interact(() -> window.scene().removePostLayoutPulseListener(see));
    }

    /// Whether a person could see a difference; the edge of a shadow is never painted the same twice.
    private static boolean differ(Image one, Image other) {
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                double before = one.getPixelReader().getColor(x, y).getBrightness();
                double after = other.getPixelReader().getColor(x, y).getBrightness();
                if (Math.abs(before - after) > 0.1) {
                    return true;
                }
            }
        }
        return false;
    }
}

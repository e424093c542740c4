package sampan.app.ui;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextInputControl;
import sampan.app.ui.base.Words;

/// Puts fixed words where a window says what differs from run to run: ports, keys, folders of this computer, the time
/// of day, speeds. What is retouched follows nothing any more; for the JavaFX thread, just before the picture is taken.
final class Retouch {
    /// A link that no host gave out.
    static final String LINK =
            "sampan://192.168.1.20:7267/Harbour#q0Yl3uGm9rZf5Tn8XwV1cKsJd7HbE2oPaL4iQxR6tUk.c2FtcGFuLXNhbXBsZQ";

    private static final String PLACE = "192.168.1.20:7267";
    private static final Pattern KEY = Pattern.compile("(?:[0-9a-f]{4}\\s){15}[0-9a-f]{4}");
    private static final String SAMPLE_KEY =
            "3f8a 91c2 07de b54c 6e19 a2f0 d873 4b5e 90c1 f2a7 18d4 6b3c e05f 7a92 c4d1 8e36";
    private static final String OTHER_KEY =
            "b07c 5e18 d2a4 93f6 0b7d c851 e93a 2f64 71d8 0ec5 a93b 46f2 8d17 c0e5 3ba9 64f8";
    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:\\d+");

    private final OpenWindow window;
    private final Path home;
    private final Words words;

    /// @param home a folder of this run, which people do not see
    Retouch(OpenWindow window, Path home) {
        this.window = window;
        this.home = home;
        words = window.window.models().words();
    }

    /// What may stand anywhere.
    void everywhere() {
        each(window.scene().getRoot());
    }

    private void each(Node node) {
        switch (node) {
            case Labeled labeled -> write(labeled.textProperty(), said(labeled.getText()));
            case TextInputControl field -> write(field.textProperty(), said(field.getText()));
            default -> {}
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::each);
        }
    }

    private String said(String text) {
        if (text == null) {
            return "";
        }
        if (text.startsWith("sampan://127.0.0.1")) {
            return LINK;
        }
        String later =
                words.sizes().moment(SampleFiles.THEN.plus(1, ChronoUnit.DAYS).toEpochMilli());
        String fixed = words.sizes().moment(SampleFiles.THEN.toEpochMilli());
        String place =
                ADDRESS.matcher(text.replace(home.toString(), "/home/mara")).replaceAll(PLACE);
        String key = KEY.matcher(place)
                .replaceFirst(real -> real.group().contains("\n") ? SAMPLE_KEY.replace("4b5e ", "4b5e\n") : SAMPLE_KEY);
        if (key.contains(SAMPLE_KEY)) {
            key = KEY.matcher(key).replaceAll(real -> real.group().equals(SAMPLE_KEY) ? SAMPLE_KEY : OTHER_KEY);
        }
        for (long minutes = 0; minutes < 3; minutes++) {
            long then = System.currentTimeMillis() - TimeUnit.MINUTES.toMillis(minutes);
            String tomorrow = words.sizes().moment(then + TimeUnit.DAYS.toMillis(1));
            key = key.replace(tomorrow, later).replace(words.sizes().moment(then), fixed);
        }
        return key.replace("127.0.0.1", "192.168.1.20").replaceAll("\\b[3-6]\\d{4}\\b", "7267");
    }

    private static void write(StringProperty text, String said) {
        if (!said.equals(text.getValue()) && !(text.getValue() == null && said.isEmpty())) {
            text.unbind();
            text.set(said);
        }
    }

    /// One label, wherever the window says something of this moment there.
    void say(String query, String text) {
        if (window.isThere(query)) {
            write(((Labeled) window.node(query)).textProperty(), text);
        }
    }

    /// What stands as the size of the row of this name.
    void size(String name, String text) {
        write(((Labeled) window.row(name).lookup(".size-cell")).textProperty(), text);
    }

    /// The lowest of the labels that look so.
    void last(String query, String text) {
        window.scene().getRoot().lookupAll(query).stream()
                .max(Comparator.comparingDouble(
                        label -> label.localToScene(0, 0).getY()))
                .ifPresent(label -> write(((Labeled) label).textProperty(), text));
    }

    /// How far a transfer is.
    ///
    /// @param title what it carries
    void transfer(String title, double progress, String line) {
        for (Node row : window.scene().getRoot().lookupAll(".transfer")) {
            if (((Labeled) row.lookup(".transfer-title")).getText().equals(title)) {
                ProgressBar bar = (ProgressBar) row.lookup(".progress-bar");
                bar.progressProperty().unbind();
                bar.setProgress(progress);
                write(((Labeled) row.lookup(".transfer-line")).textProperty(), line);
            }
        }
    }
}

package sampan.app.ui.host;

import java.nio.file.Path;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;

/// The sheet for sharing: what is shared now, with its link, its visitors and who may come, and the form for one more.
public final class HostSheet {
    private static final double WIDTH = 560;

    private final HostViewModel host;
    private final Sheets sheets;
    private final Words words;
    private final VBox content = new VBox();
    private @Nullable HostForm form;
    private boolean more;

    /// Not shown yet.
    public HostSheet(HostViewModel host, Sheets sheets, Words words) {
        this.host = host;
        this.sheets = sheets;
        this.words = words;
        content.getStyleClass().addAll("over-sheet-content", "host-sheet");
        host.hostings().addListener((ListChangeListener<Hosting>) _ -> {
            more = false;
            if (content.getScene() != null) {
                fill();
            }
        });
    }

    /// Shows what is shared, or the form if nothing is.
    public void show() {
        show(false);
    }

    /// Shows the form for this folder.
    public void show(Path folder) {
        host.folder().set(folder);
        show(true);
    }

    private void show(boolean withForm) {
        more = withForm;
        host.who().look();
        fill();
        sheets.showTall("host.title", WIDTH, content);
    }

    private void fill() {
        content.getChildren().clear();
        for (Hosting hosting : host.hostings()) {
            content.getChildren().add(new HostingCard(hosting, host, words));
        }
        if (host.hostings().isEmpty() || more) {
            content.getChildren().add(form().node());
        } else {
            Button another = new Button();
            another.setId("host-another");
            another.setMnemonicParsing(false);
            another.textProperty().bind(words.of("host.another"));
            another.setGraphic(Glyph.SHARE.icon());
            another.setOnAction(_ -> {
                more = true;
                fill();
            });
            content.getChildren().add(another);
        }
    }

    private HostForm form() {
        HostForm made = form;
        if (made == null) {
            made = new HostForm(host, words);
            form = made;
        }
        return made;
    }
}

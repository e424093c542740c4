package planted.app.ui.browse;

import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import planted.app.ui.host.Panel;
import planted.server.Hosting;
import sampan.app.laws.Breaks;

final class Lawbreakers {
    private Lawbreakers() {}

    @Breaks(1)
    static final class BrowsesItself {
        final Hosting server = new Hosting();
    }

    @Breaks(7)
    static final class LabelViewModel {
        final Label label = new Label();
    }

    @Breaks(7)
    static final class HurriedViewModel {
        void show(Runnable change) {
            Platform.runLater(change);
        }
    }

    @Breaks({})
    static final class QuietViewModel {
        final SimpleStringProperty state = new SimpleStringProperty("");
    }

    @Breaks(8)
    static final class BorrowsAPanel {
        final Panel panel = new Panel();
    }
}

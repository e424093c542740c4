package sampan.app.ui;

import javafx.application.Platform;
import sampan.app.store.Home;
import sampan.app.ui.base.Background;
import sampan.app.ui.connect.Caller;

/// What there is before the window. JavaFX takes a while to start, and meanwhile the way to the first host is made.
///
/// @param start what the window was started with
/// @param background is the window's to close
record Beginning(Home home, Start start, Background background, Caller caller) {
    /// Begins, and is on the way to where the start leads. On any thread; JavaFX need not run yet.
    static Beginning of(Home home, Start start) {
        Beginning made = new Beginning(home, start, new Background(Platform::runLater), new Caller(home));
        if (start.link() != null && start.demo() == null) {
            made.caller.ahead(start.link()).ifPresent(made.background::run);
        }
        return made;
    }
}

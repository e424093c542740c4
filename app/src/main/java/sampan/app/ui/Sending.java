package sampan.app.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.TransferOptions;
import sampan.app.transfer.Transfers;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;
import sampan.app.ui.settings.SettingsViewModel;
import sampan.app.ui.transfers.Foretold;
import sampan.app.ui.transfers.TransfersViewModel;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;

/// Sends what was dropped: looks first what it would meet, and asks the person where there is something to decide. For
/// the screen's thread.
final class Sending {
    private static final Duration LONG_LOOK = Duration.millis(500);

    private final Transfers engine;
    private final Background background;
    private final Words words;
    private final SettingsViewModel settings;
    private final TransfersViewModel transfers;
    private final Supplier<ObjectProperty<@Nullable Notice>> notices;
    private final Models.Person person;

    /// @param notices where it is said that it is being looked, at this moment
    Sending(
            Transfers engine,
            Background background,
            Words words,
            SettingsViewModel settings,
            TransfersViewModel transfers,
            Supplier<ObjectProperty<@Nullable Notice>> notices,
            Models.Person person) {
        this.engine = engine;
        this.background = background;
        this.words = words;
        this.settings = settings;
        this.transfers = transfers;
        this.notices = notices;
        this.person = person;
    }

    /// Sends at once what there is nothing to say about.
    void upload(Visit to, List<Path> what, RemotePath folder) {
        boolean canReplace = mayReplace(to, folder);
        ConflictPolicy usual = settings.policy(canReplace);
        ObjectProperty<@Nullable Notice> notice = notices.get();
        Notice looking = new Notice(Notice.Tone.INFO, words.get("preflight.looking"), List.of());
        PauseTransition pause = new PauseTransition(LONG_LOOK);
        pause.setOnFinished(_ -> notice.set(looking));
        pause.play();
        Runnable seen = () -> {
            pause.stop();
            if (looking.equals(notice.get())) {
                notice.set(null);
            }
        };
        background.run(
                () -> Foretold.by(engine.uploadPreflight(to, what, folder, TransferOptions.DEFAULT)),
                found -> {
                    seen.run();
                    if (found.needsDecision(usual)) {
                        person.decide(found, canReplace, usual, policy -> transfers.upload(to, what, folder, policy));
                    } else {
                        transfers.upload(to, what, folder, usual);
                    }
                },
                // Why it can't be sent, the transfer itself says.
                _ -> {
                    seen.run();
                    transfers.upload(to, what, folder, usual);
                });
    }

    private static boolean mayReplace(Visit there, RemotePath folder) {
        Reply.Share share = there.share(folder);
        return share != null && share.access() == Access.FULL;
    }
}

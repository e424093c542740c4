package sampan.app.ui;

import java.nio.file.Path;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import sampan.app.client.Visit;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.TransferOptions;
import sampan.app.transfer.Transfers;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.ChangesViewModel;
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
    private final ChangesViewModel changes;
    private final Models.Person person;

    /// @param changes says that it is being looked
    Sending(
            Transfers engine,
            Background background,
            Words words,
            SettingsViewModel settings,
            TransfersViewModel transfers,
            ChangesViewModel changes,
            Models.Person person) {
        this.engine = engine;
        this.background = background;
        this.words = words;
        this.settings = settings;
        this.transfers = transfers;
        this.changes = changes;
        this.person = person;
    }

    /// Sends at once what there is nothing to say about.
    void upload(Visit to, List<Path> what, RemotePath folder) {
        boolean canReplace = mayReplace(to, folder);
        ConflictPolicy usual = settings.policy(canReplace);
        Notice looking = new Notice(Notice.Tone.INFO, words.get("preflight.looking"), List.of());
        PauseTransition pause = new PauseTransition(LONG_LOOK);
        pause.setOnFinished(_ -> changes.notice().set(looking));
        pause.play();
        Runnable seen = () -> {
            pause.stop();
            if (looking.equals(changes.notice().get())) {
                changes.notice().set(null);
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

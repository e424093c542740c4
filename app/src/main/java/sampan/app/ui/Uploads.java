package sampan.app.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
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
import sampan.app.ui.connect.Caller;
import sampan.app.ui.connect.Landing;
import sampan.app.ui.connect.Place;
import sampan.app.ui.transfers.Foretold;
import sampan.app.ui.transfers.TransfersViewModel;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;

/// Has files sent: first it looks at what they would meet, and what there is nothing to say about leaves at once. For
/// the screen's thread.
final class Uploads {
    private static final Duration LONG_LOOK = Duration.millis(500);

    private final Transfers engine;
    private final TransfersViewModel transfers;
    private final Background background;
    private final Words words;
    private final Outside outside;

    /// What this needs of the window around it.
    ///
    /// @param caller goes to places
    /// @param person is asked
    /// @param policy what happens to files that are there already, if nothing else is said; told whether they may
    ///     be replaced
    /// @param notices where something is said at this moment
    /// @param left closes a visit that nobody else will close, as soon as the transfers do not need it any more
    record Outside(
            Caller caller,
            Models.Person person,
            Function<Boolean, ConflictPolicy> policy,
            Supplier<ObjectProperty<@Nullable Notice>> notices,
            Consumer<Visit> left) {}

    Uploads(Transfers engine, TransfersViewModel transfers, Background background, Words words, Outside outside) {
        this.engine = engine;
        this.transfers = transfers;
        this.background = background;
        this.words = words;
        this.outside = outside;
    }

    /// Sends files to the host where one is.
    void here(Visit to, List<Path> what, RemotePath folder) {
        boolean canReplace = mayReplace(to, folder);
        ConflictPolicy usual = outside.policy.apply(canReplace);
        look(to, what, folder, found -> {
            if (found != null && found.needsDecision(usual)) {
                outside.person.decide(found, canReplace, usual, policy -> transfers.upload(to, what, folder, policy));
            } else {
                transfers.upload(to, what, folder, usual);
            }
        });
    }

    /// Sends files to a place without going there.
    void to(Place place, List<Path> what) {
        land(place, there -> {
            boolean canReplace = mayReplace(there.visit(), there.folder());
            ConflictPolicy usual = outside.policy.apply(canReplace);
            look(there.visit(), what, there.folder(), found -> {
                if (found != null && found.needsDecision(usual)) {
                    // Nobody knows how long the person thinks, or whether anything is sent at all.
                    background.run(there.visit()::close);
                    outside.person.decide(
                            found, canReplace, usual, policy -> land(place, again -> send(again, what, policy)));
                } else {
                    send(there, what, usual);
                }
            });
        });
    }

    private void send(Landing.Open there, List<Path> what, ConflictPolicy policy) {
        transfers.upload(there.visit(), what, there.folder(), policy);
        outside.left.accept(there.visit());
    }

    private void land(Place place, Consumer<Landing.Open> then) {
        Runnable seen = sayIfLong(words.get("deliver.calling", place.name()));
        background.run(
                () -> outside.caller.land(place),
                landing -> {
                    seen.run();
                    switch (landing) {
                        case Landing.Open open -> then.accept(open);
                        case Landing.Closed(var why) -> say(closed(why, place));
                    }
                },
                e -> {
                    seen.run();
                    say(words.get("deliver.failed", place.name(), words.sentence(e)));
                });
    }

    private String closed(Landing.Reason why, Place place) {
        return switch (why) {
            case UNKNOWN -> words.get("deliver.unknown", place.name());
            case WHICH_SHARE -> words.get("deliver.which-share", place.name());
            case NO_SHARE -> words.get("deliver.no-share", place.name());
            case NO_RIGHT -> words.get("deliver.no-right", place.name());
        };
    }

    private void say(String sentence) {
        outside.notices.get().set(Notice.danger(sentence));
    }

    /// Looks at what they would meet.
    ///
    /// @param then is given null where that can't be seen: why they can't be sent, the transfer itself says
    private void look(Visit to, List<Path> what, RemotePath folder, Consumer<@Nullable Foretold> then) {
        Runnable seen = sayIfLong(words.get("preflight.looking"));
        background.run(
                () -> Foretold.by(engine.uploadPreflight(to, what, folder, TransferOptions.DEFAULT)),
                found -> {
                    seen.run();
                    then.accept(found);
                },
                _ -> {
                    seen.run();
                    then.accept(null);
                });
    }

    /// Says this if it takes long.
    ///
    /// @return is to be run when it is over
    private Runnable sayIfLong(String sentence) {
        ObjectProperty<@Nullable Notice> notice = outside.notices.get();
        Notice waiting = new Notice(Notice.Tone.INFO, sentence, List.of());
        PauseTransition pause = new PauseTransition(LONG_LOOK);
        pause.setOnFinished(_ -> notice.set(waiting));
        pause.play();
        return () -> {
            pause.stop();
            if (waiting.equals(notice.get())) {
                notice.set(null);
            }
        };
    }

    private static boolean mayReplace(Visit there, RemotePath folder) {
        Reply.Share share = there.share(folder);
        return share != null && share.access() == Access.FULL;
    }
}

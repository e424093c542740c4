package sampan.app.ui.transfers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.text.Shown;
import sampan.app.transfer.Transfer;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;

/// Has receipts saved in the background, and says what came of it. For the screen's thread.
public final class Receipts {
    private final ReceiptSaving saving;
    private final Background background;
    private final Words words;
    private final Consumer<Notice> notices;

    /// Goes to a host.
    @FunctionalInterface
    public interface Calls {
        /// A visit that the caller closes.
        Visit visit(Destination to) throws IOException;
    }

    /// @param calls goes to a host; asked in the background
    /// @param notices shows what came of it
    public Receipts(Calls calls, Background background, Words words, Consumer<Notice> notices) {
        this.saving = new ReceiptSaving(calls);
        this.background = background;
        this.words = words;
        this.notices = notices;
    }

    /// Saves a batch's receipt.
    ///
    /// @param transfer its last run, which has ended
    /// @param host where its host is
    /// @param then is run at the end, whatever came of it
    void save(Transfer transfer, Destination host, Path file, Runnable then) {
        background.run(
                () -> saving.save(transfer, host, file),
                saved -> {
                    then.run();
                    notices.accept(notice(saved, file));
                },
                e -> {
                    then.run();
                    notices.accept(Notice.danger(words.get("receipt.failed", words.sentence(e))));
                });
    }

    private Notice notice(ReceiptSaving.Saved saved, Path file) {
        String name = Shown.name(String.valueOf(file.getFileName()));
        if (saved.files() == 0) {
            return Notice.danger(words.get("receipt.empty"));
        }
        return saved.others() == 0
                ? new Notice(Notice.Tone.SUCCESS, words.get("receipt.saved", saved.files(), name), List.of())
                : Notice.danger(words.get("receipt.partly", saved.files(), name, saved.others()));
    }
}

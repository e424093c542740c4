package sampan.app.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import sampan.protocol.Request;

/// What the journal has of earlier runs of the same batch, and is told for later ones.
///
/// @param voyage the run
record EarlierRuns(Voyage voyage) {
    /// Those of a folder's files that no earlier run finished; the others are counted, and told.
    void leaveOut(SourceFolder folder, BiConsumer<SourceFile, ItemOutcome> finished) {
        folder.files().removeIf(file -> {
            ItemOutcome outcome = voyage.options().journal().finished(file.shown(), file.size(), file.nanos());
            if (outcome == null) {
                return false;
            }
            voyage.ledger().earlier(file.size(), outcome);
            finished.accept(file, outcome);
            return true;
        });
    }

    /// Those of the listed files that no earlier run finished; all are planned, and the others are counted, and told.
    List<RemoteFile> unfinished(List<RemoteFile> files, BiConsumer<RemoteFile, ItemOutcome> finished) {
        List<RemoteFile> left = new ArrayList<>();
        for (RemoteFile file : files) {
            voyage.ledger().plan(file.size());
            ItemOutcome outcome = voyage.options().journal().finished(file.shown(), file.size(), file.modified());
            if (outcome == null) {
                left.add(file);
            } else {
                voyage.ledger().earlier(file.size(), outcome);
                finished.accept(file, outcome);
            }
        }
        return left;
    }

    /// A draft of this name will hold a part of its file; told before it does.
    void begun(DraftName name) {
        SourceFile file = name.file();
        Request.DraftRef draft = name.draft();
        String where = draft.share() + "/" + draft.id();
        voyage.options().journal().begun(file.shown(), file.size(), file.nanos(), where);
    }

    /// A part file holds a part of this one.
    void begun(RemoteFile file, Path part) {
        String named = String.valueOf(part.getFileName());
        voyage.options().journal().begun(file.shown(), file.size(), file.modified(), named);
    }

    /// This became of a file to be sent.
    void ended(SourceFile file, ItemOutcome outcome) {
        voyage.options().journal().ended(file.shown(), file.size(), file.nanos(), outcome);
    }

    /// This became of a file to be fetched.
    void ended(RemoteFile file, ItemOutcome outcome) {
        voyage.options().journal().ended(file.shown(), file.size(), file.modified(), outcome);
    }
}

package sampan.app.ui.transfers;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableObjectValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.Asker;
import sampan.app.transfer.Conflict;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.Decision;
import sampan.app.transfer.NewName;
import sampan.app.ui.base.Background;
import sampan.protocol.BadNameException;
import sampan.protocol.RemotePath;

/// Questions about files whose name is taken, gathered in one place while everything else goes on. For the screen's
/// thread; the engine's threads wait in their askers.
public final class QuestionsViewModel {
    private final Background background;
    private final ObservableList<Question> waiting = FXCollections.observableArrayList();

    /// No question yet.
    public QuestionsViewModel(Background background) {
        this.background = background;
    }

    /// The questions that wait, the first asked first.
    ObservableList<Question> waiting() {
        return waiting;
    }

    /// The question to show, or null.
    ObservableObjectValue<@Nullable Question> first() {
        return Bindings.valueAt(waiting, 0);
    }

    /// An asker for one run of a batch: an answer "for all" holds for that one only.
    public Asker asker(boolean canReplace) {
        return new RunAsker(canReplace);
    }

    private final class RunAsker implements Asker {
        private final boolean canReplace;
        private final AtomicReference<@Nullable ConflictPolicy> forAll = new AtomicReference<>();

        RunAsker(boolean canReplace) {
            this.canReplace = canReplace;
        }

        @Override
        public Decision ask(Conflict conflict) {
            ConflictPolicy already = forAll.get();
            if (already != null) {
                return already;
            }
            Question question = new Question(conflict, this, canReplace, forAll::set, new CompletableFuture<>());
            background.show(() -> waiting.add(question));
            return question.answer().join();
        }
    }

    /// The run that asks by this one is over: what it still asks needs no answer. On any thread.
    public void over(Asker asker) {
        background.show(() -> {
            for (Question question : List.copyOf(waiting)) {
                if (question.from().equals(asker)) {
                    answer(question, ConflictPolicy.SKIP, true);
                }
            }
        });
    }

    /// Answers a question.
    ///
    /// @param forAll whether the rest of the same transfer gets the same answer
    void answer(Question question, ConflictPolicy policy, boolean forAll) {
        if (forAll) {
            question.remember().accept(policy);
        }
        answer(question, policy);
    }

    /// Gives the file another name.
    ///
    /// @return whether it is another one; if not, the question waits on
    /// @throws BadNameException if there can be no such name
    boolean rename(Question question, String name) {
        RemotePath.LIBRARY.child("share").child(name);
        if (name.equals(question.name())) {
            return false;
        }
        answer(question, new NewName(name));
        return true;
    }

    private void answer(Question question, Decision decision) {
        waiting.remove(question);
        question.answer().complete(decision);
    }

    /// Closes every question: what they are about is skipped, never replaced.
    public void closeAll() {
        for (Question question : List.copyOf(waiting)) {
            answer(question, ConflictPolicy.SKIP, true);
        }
    }
}

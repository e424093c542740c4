package sampan.app.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks one question of a transfer after the other, on a thread that carries no files. Thread-safe.
final class Questions {
    private static final class Question {
        final Conflict conflict;
        private @Nullable Consumer<Decision> then;

        Question(Conflict conflict, Consumer<Decision> then) {
            this.conflict = conflict;
            this.then = then;
        }

        void answer(Decision decision) {
            Consumer<Decision> first;
            synchronized (this) {
                first = then;
                then = null;
            }
            if (first != null) {
                first.accept(decision);
            }
        }
    }

    private final @Nullable Asker asker;
    private final TransferThreads threads;
    private final ArrayDeque<Question> open = new ArrayDeque<>();
    private @Nullable Question asked;
    private boolean busy;
    private boolean abandoned;

    Questions(@Nullable Asker asker, TransferThreads threads) {
        this.asker = asker;
        this.threads = threads;
    }

    /// A new one that asks the same.
    Questions renewed() {
        return new Questions(asker, threads);
    }

    /// Asks when those before are answered.
    ///
    /// @param then is told the answer, never `ASK`
    void ask(Conflict conflict, Consumer<Decision> then) {
        Question question = new Question(conflict, then);
        synchronized (this) {
            if (asker != null && !abandoned) {
                open.add(question);
                if (!busy) {
                    busy = true;
                    threads.run("transfer-questions", () -> drain(asker));
                }
                return;
            }
        }
        question.answer(ConflictPolicy.FAIL);
    }

    /// Answers everything that is open with `FAIL`, and everything to come.
    void abandon() {
        List<Question> all;
        synchronized (this) {
            abandoned = true;
            all = new ArrayList<>(open);
            open.clear();
            if (asked != null) {
                all.add(asked);
            }
        }
        all.forEach(question -> question.answer(ConflictPolicy.FAIL));
    }

    private void drain(Asker whom) {
        for (Question question = next(); question != null; question = next()) {
            question.answer(ask(whom, question.conflict));
        }
    }

    private static Decision ask(Asker whom, Conflict conflict) {
        try {
            @Nullable Decision answer = whom.ask(conflict);
            return answer == null || answer == ConflictPolicy.ASK ? ConflictPolicy.FAIL : answer;
        } catch (RuntimeException e) {
            return ConflictPolicy.FAIL;
        }
    }

    private synchronized @Nullable Question next() {
        asked = open.poll();
        busy = asked != null;
        return asked;
    }
}

package sampan.app.cli;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.text.Sizes;
import sampan.app.transfer.Asker;
import sampan.app.transfer.Conflict;
import sampan.app.transfer.ConflictPolicy;
import sampan.protocol.Entry;

/// Asks the person at the terminal what shall happen to a file whose name is taken. The engine's thread that
/// asks waits with that file only. Everything but [#ask] is for the command's own thread, which looks in
/// between two paintings of the progress bar.
final class Questions implements Asker {
    private final Console console;
    private final Answers answers;
    private final LinkedBlockingQueue<Question> waiting = new LinkedBlockingQueue<>();
    private @Nullable Question asked;
    private CompletableFuture<Optional<String>> typed = new CompletableFuture<>();
    private @Nullable ConflictPolicy forAll;
    private boolean closed;

    private record Question(Conflict conflict, CompletableFuture<ConflictPolicy> answer) {}

    Questions(Console console) {
        this.console = console;
        this.answers = new Answers(console.around().in());
    }

    @Override
    public ConflictPolicy ask(Conflict conflict) {
        Question question = new Question(conflict, new CompletableFuture<>());
        waiting.add(question);
        return question.answer().join();
    }

    /// Puts the next question, or takes its answer.
    ///
    /// @return whether a question stands on the screen
    boolean look() {
        Question question = asked;
        if (question == null) {
            question = waiting.poll();
            if (question != null) {
                put(question);
            }
        } else if (typed.isDone()) {
            asked = null;
            answered(question, typed.join());
        }
        return asked != null;
    }

    /// Another transfer begins: what was answered for all was meant for the one before.
    void renew() {
        if (!closed) {
            forAll = null;
        }
    }

    /// Nobody will be asked any more: what is open, or comes, fails.
    void close() {
        closed = true;
        forAll = ConflictPolicy.FAIL;
        if (asked != null) {
            asked.answer().complete(ConflictPolicy.FAIL);
            asked = null;
        }
        for (Question question = waiting.poll(); question != null; question = waiting.poll()) {
            question.answer().complete(ConflictPolicy.FAIL);
        }
    }

    private void put(Question question) {
        if (forAll != null) {
            question.answer().complete(forAll);
            return;
        }
        asked = question;
        console.ask(words(question.conflict()));
        typed = answers.next();
    }

    private void answered(Question question, Optional<String> line) {
        ConflictPolicy policy = line.isEmpty() ? ConflictPolicy.FAIL : policy(line.get());
        if (policy == null) {
            put(question);
            return;
        }
        if (line.isEmpty() || Character.isUpperCase(line.get().charAt(0))) {
            forAll = policy;
        }
        question.answer().complete(policy);
    }

    private static @Nullable ConflictPolicy policy(String line) {
        return switch (line) {
            case "r", "R" -> ConflictPolicy.REPLACE;
            case "n", "N" -> ConflictPolicy.REPLACE_IF_NEWER;
            case "s", "S" -> ConflictPolicy.SKIP;
            case "k", "K" -> ConflictPolicy.KEEP_BOTH;
            default -> null;
        };
    }

    private String words(Conflict conflict) {
        Entry there = conflict.existing();
        String name = Shown.escaped(conflict.path());
        String question = there == null
                ? console.text().get("ask.taken", name)
                : console.text()
                        .get(
                                "ask.differs",
                                name,
                                facts(there.size(), there.modified()),
                                facts(conflict.size(), conflict.modified()));
        return question + "\n" + console.text().get("ask.choices") + " ";
    }

    private String facts(long size, long modified) {
        Sizes sizes = console.sizes();
        return sizes.bytes(size) + ", " + sizes.moment(modified);
    }
}
